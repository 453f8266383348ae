//! Who works on the project, and that the person at this computer sees what they do.

use super::cx::Cx;

/// Shows the marks of the person at this computer again: who marks wants to see it, and a passage that is marked
/// already is found only among what is shown.
pub(super) fn show_own(cx: &mut Cx<'_>) {
    let Some(own) = cx.own() else { return };
    let visibility = &mut cx.open.visibility;
    if visibility.people().person(&own).is_some_and(|person| visibility.is_hidden(person)) {
        visibility.set_shown(&own, true);
        cx.refresh_visibility();
    }
}

/// Takes in who works on the project, the person at this computer among them.
pub(super) fn meet_people(cx: &mut Cx<'_>) {
    cx.introduce_oneself();
    cx.open.meet_people(cx.preferences.annotator());
    cx.refresh_visibility();
}
