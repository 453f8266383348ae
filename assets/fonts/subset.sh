#!/bin/sh
# Makes the fonts of this folder from the full ones (Literata, Source Serif 4, Noto Sans, Be Vietnam Pro and Noto
# Sans Mono; see the OFL texts beside them).
#
#   sh subset.sh FULL_FONTS [TARGET]
#
# FULL_FONTS holds the complete TTFs under the same names; TARGET is the folder of this script when left out.
# Made with fontTools 4.68.0 (pip install fonttools==4.68.0): the same input gives the same bytes again.
#
# `liga` and `dlig` are left out on purpose: Literata's "Th" and "fi" are ligatures, inside which a caret or the edge
# of a highlight has no right place. What Vietnamese needs stays: kern, mark, mkmk, ccmp, locl. Literata has no mkmk.
set -eu

full=${1:?"usage: subset.sh FULL_FONTS [TARGET]"}
target=${2:-$(dirname "$0")}

letters="U+0020-007E,U+00A0-017F"          # ASCII, Latin-1, Latin Extended-A (Đ đ and Ð ð among them)
letters="$letters,U+0189,U+0256"           # Ɖ ɖ, which are taken for Đ đ in some files
letters="$letters,U+01A0-01A1,U+01AF-01B0" # Ơ ơ Ư ư
letters="$letters,U+0218-021B,U+02BC,U+02C6-02C7,U+02D8-02DD"
letters="$letters,U+1E9E,U+1EA0-1EF9"      # the rest of the Vietnamese letters, precomposed
# The combining marks both families have.
letters="$letters,U+0300-0304,U+0306-030C,U+030F,U+0311-0312,U+031B,U+0323-0324,U+0326-0328,U+032E,U+0331"
letters="$letters,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03CE" # Greek
letters="$letters,U+0400-045F,U+0490-0491" # Cyrillic

signs="U+2000-200D,U+202F,U+205F-2060"     # spaces of every width, ZWNJ, ZWJ, word joiner
signs="$signs,U+2010-2027,U+2030,U+2032-2033,U+2039-203A,U+203B,U+203D,U+2044"
signs="$signs,U+2070-2071,U+2074-208E"     # superior and inferior figures (² ³ ¹ are in Latin-1)
signs="$signs,U+20AB,U+20AC"               # ₫ €
signs="$signs,U+2116,U+2122,U+2150-215E"   # № ™ ⅓
signs="$signs,U+2212,U+2215,U+2219,U+221A,U+221E,U+2248,U+2260,U+2264-2265"
signs="$signs,U+2190-2195,U+21A9-21AA,U+21E7,U+2303,U+2318,U+2325"
signs="$signs,U+25A0-25FF,U+2605-2606,U+2713-2717,U+FFFD"

subset() {
    pyftsubset "$full/$1.ttf" \
        --output-file="$target/$1.ttf" \
        --unicodes="$letters,$signs" \
        --layout-features="kern,mark,mkmk,ccmp,locl" \
        --layout-scripts="DFLT,latn,grek,cyrl" \
        --no-hinting \
        --no-glyph-names \
        --notdef-outline \
        --name-IDs="0,1,2,3,4,5,6,13,14" \
        --no-recalc-timestamp \
        --drop-tables+=vhea,vmtx,STAT,DSIG
}

for style in 400Regular 400Regular_Italic 700Bold 700Bold_Italic; do
    for family in Literata SourceSerif4 NotoSans BeVietnamPro; do
        subset "${family}_$style"
    done
done
subset NotoSansMono_400Regular
