//! A dialog that asks for something: a heading, what is asked, a button that does it and one that does not.

use leptos::prelude::*;

/// The dialog; the script opens it by its name, and says under `data-fault` what is wrong with an answer.
#[component]
pub fn Asking(
    /// What the script knows it by.
    name: &'static str,
    /// What it is about.
    heading: &'static str,
    /// The word of the button that puts it away.
    cancel: &'static str,
    /// The word of the button that does it; empty where there is nothing to do.
    go: &'static str,
    /// What is asked or shown.
    children: Children,
) -> impl IntoView {
    let id = format!("editing-{name}");
    let labelled_by = id.clone();
    view! {
        <dialog class="editing-dialog" data-dialog=name aria-labelledby=labelled_by>
            <form method="dialog">
                <h2 id=id>{heading}</h2>
                {children()}
                <p class="fault" role="alert" data-fault=""></p>
                <p class="deeds">
                    {(!go.is_empty()).then(|| view! { <button class="main" value="go">{go}</button> })}
                    <button type="button" data-close="">{cancel}</button>
                </p>
            </form>
        </dialog>
    }
}
