//! The usual stop words, of common knowledge, and the syllables that no collocation begins or ends with.

/// Vietnamese and English function syllables, one a line.
pub(super) const FUNCTION_SYLLABLES: &str = "\
và\nlà\ncủa\ncó\ncác\nnhững\nmột\ncho\nvới\nđược\ntrong\nnày\nđó\nkhông\nkhi\nđã\nđang\nsẽ\nđể\n\
từ\nnhư\ntại\nvề\nra\nvào\nlên\nthì\nmà\nbởi\nvì\nnên\nnếu\nhay\nhoặc\ncũng\nđến\ntrên\ndưới\n\
sau\ntrước\ncòn\nrất\ntheo\ncả\nmỗi\nmọi\nở\nrằng\nnhưng\nvẫn\nlại\nđây\nấy\nnào\ngì\nai\ntôi\n\
nó\nvừa\nđều\na\nan\nthe\nand\nor\nbut\nof\nto\nin\non\nat\nby\nfor\nfrom\nwith\nas\nis\nare\n\
was\nwere\nbe\nbeen\nit\nits\nthat\nthis\nthese\nthose\nhe\nshe\nthey\nwe\nyou\ni\nhis\nher\n\
their\nour\nnot\nwill\nwould\ncan\ncould\nhas\nhave\nhad\ndoes\ndid\n";

/// The list a person begins with: one word or phrase a line.
pub(super) const USUAL: &str = "\
# Tiếng Việt\nvà\nlà\ncủa\ncó\ncác\nnhững\nmột\ncho\nvới\nđược\ntrong\nnày\nđó\nkhông\nkhi\nđã\n\
đang\nsẽ\nđể\ntừ\nnhư\ntại\nvề\nra\nvào\nlên\nthì\nmà\nbị\nbởi\ndo\nvì\nnên\nnếu\nhay\nhoặc\n\
cũng\nđến\ntrên\ndưới\nsau\ntrước\ncòn\nrất\ntheo\ncả\nmỗi\nmọi\nở\nrằng\nnhưng\nvẫn\nchỉ\nlại\n\
thế\nđây\nấy\nnào\ngì\nai\ntôi\nnó\nnhiều\nít\nhơn\nnhất\nbằng\nqua\ngiữa\nngoài\nngay\nđều\nmới\n\
từng\nvừa\nphải\ncần\nhãy\nđừng\nchưa\nchẳng\nchả\nrồi\nnữa\nthôi\nạ\nà\nừ\nnhé\nnhỉ\nđấy\nkia\n\
sao\nbao\nbấy\nđâu\nvậy\nnay\nlúc\nviệc\nsự\ncái\ncon\nchiếc\ncuộc\nông\nbà\nanh\nchị\nem\ncô\n\
chú\nbác\nhọ\nta\nmình\nchúng\nngười\nkhiến\nlàm\nlần\nsố\nvài\nhai\nba\nbốn\nnăm\nsáu\nbảy\ntám\n\
chín\nmười\nngày\ntháng\ngiờ\ncùng\nluôn\nthường\nhết\nxong\ntới\nquá\nkhá\nlắm\ntuy\ndù\nsong\n\
nhằm\ntrừ\nkể\nkèm\nsuốt\nriêng\nchung\nkhác\nđi\nnơi\nbên\nphía\nđầu\ncuối\nchúng tôi\nchúng ta\n\
chúng nó\nchúng em\nngười ta\nbọn họ\nmọi người\nmột số\nmột cách\nmột trong\ntrong đó\n\
trong khi\ntrong khi đó\ndo đó\nvì vậy\nvì thế\nbởi vì\nbởi vậy\ncho nên\ntuy nhiên\ntuy vậy\n\
mặc dù\nmặc dầu\nngoài ra\nbên cạnh\nbên cạnh đó\nkhông chỉ\nkhông những\nmà còn\ncũng như\n\
đồng thời\ntheo đó\nsau đó\ntrước đó\nkhi đó\ntừ đó\nqua đó\nnhờ đó\nnhất là\nđặc biệt là\n\
cụ thể\ncụ thể là\nnhư vậy\nnhư thế\nnhư sau\nthế nào\nnhư thế nào\ntại sao\nvì sao\nbao giờ\n\
bao nhiêu\nbây giờ\nhiện nay\nhôm nay\nhôm qua\nngày mai\ncho biết\ncho rằng\ncho đến\nđến nay\n\
trở lên\ntrở thành\nvới nhau\nlẫn nhau\ncó thể\nkhông thể\ncần phải\nđối với\nđể cho\ncùng với\n\
tất cả\nhầu hết\ntoàn bộ\nở đây\nở đó\nnếu như\ndường như\nhình như\ncó lẽ\nchẳng hạn\nví dụ\n\
v.v\n# English\na\nan\nthe\nand\nor\nbut\nof\nto\nin\non\nat\nby\nfor\nfrom\nwith\nas\nis\nare\n\
was\nwere\nbe\nbeen\nit\nits\nthat\nthis\nthese\nthose\nhe\nshe\nthey\nwe\nyou\ni\nhis\nher\n\
their\nour\nnot\nwill\nwould\ncan\ncould\nhas\nhave\nhad\ndo\ndoes\ndid\nabout\nabove\nafter\n\
again\nagainst\nall\nalso\nam\nany\nbecause\nbefore\nbeing\nbelow\nbetween\nboth\ncannot\ndown\n\
during\neach\neven\nfew\nfurther\nget\ngot\nhere\nhers\nherself\nhim\nhimself\nhow\nif\ninto\n\
itself\njust\nlet\nlike\nmay\nme\nmight\nmore\nmost\nmuch\nmust\nmy\nmyself\nno\nnor\nnow\noff\n\
once\nonly\nonto\nother\nought\nours\nout\nover\nown\nsame\nshall\nshould\nsince\nso\nsome\nsuch\n\
than\ntheirs\nthem\nthen\nthere\nthing\nthrough\nthus\ntoo\nunder\nuntil\nup\nupon\nus\nvery\n\
via\nwhat\nwhen\nwhere\nwhich\nwhile\nwho\nwhom\nwhose\nwhy\nwithin\nwithout\nyet\nyour\nyours\n\
yourself\none\ntwo\nsaid\nsays\ndon't\ndoesn't\ndidn't\nisn't\naren't\nwasn't\nweren't\ncan't\n\
couldn't\nwon't\nwouldn't\nshouldn't\nhaven't\nhasn't\nhadn't\nit's\nthat's\nthere's\nhe's\n\
she's\nwhat's\nlet's\ni'm\ni've\ni'll\ni'd\nyou're\nyou've\nyou'll\nwe're\nwe've\nwe'll\nthey're\n\
they've\nthey'll\n";
