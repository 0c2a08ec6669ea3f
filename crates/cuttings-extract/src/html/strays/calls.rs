//! Links that call upon the reader, between the entries of a list: to sign up, to subscribe, to give.

use std::sync::LazyLock;

use super::{Accepted, COMMON};
use crate::hash::Set;
use crate::html::links::{Link, Links};
use crate::html::pager::plain;

/// They say no more than this.
const LONGEST: u32 = 24;

/// What such links say, all of it.
const CALLS: &[&str] = &[
    "abonnieren",
    "abonnér",
    "abonner",
    "abonnez vous",
    "abonneren",
    "abone ol",
    "assine",
    "assinar",
    "bli medlem",
    "daftar",
    "donate",
    "donate now",
    "donar",
    "doar",
    "faire un don",
    "fazer login",
    "get started",
    "inscrivez vous",
    "iscriviti",
    "jetzt abonnieren",
    "jetzt anmelden",
    "jetzt spenden",
    "join",
    "join now",
    "join us",
    "kirjaudu",
    "langganan",
    "log in",
    "login",
    "logga in",
    "newsletter",
    "prenumerera",
    "přihlásit",
    "register",
    "register now",
    "registrieren",
    "s abonner",
    "s inscrire",
    "se connecter",
    "sign in",
    "sign up",
    "sign up for free",
    "sign up now",
    "soutenir",
    "spenden",
    "subscribe",
    "subscribe now",
    "subscribe today",
    "suscribirse",
    "suscríbete",
    "support us",
    "tilmeld",
    "unterstützen",
    "word lid",
    "zaloguj się",
    "zapisz się",
    "zur anmeldung",
    "εγγραφή",
    "вход",
    "войти",
    "подписаться",
    "подписка",
    "підписатися",
    "הרשמה",
    "הירשמו",
    "اشترك",
    "اشتراک",
    "تسجيل الدخول",
    "ثبت نام",
    "सदस्यता लें",
    "đăng ký",
    "登入",
    "登录",
    "订阅",
    "訂閱",
    "登録",
    "購読する",
    "ログイン",
    "구독하기",
    "로그인",
];

static PLAIN: LazyLock<Set<String>> =
    LazyLock::new(|| CALLS.iter().map(|call| plain(call)).collect());

/// Drops such links where there are other entries.
pub(super) fn drop(links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let calls: Set<usize> = accepted
        .iter()
        .filter_map(|&(number, _)| link(number))
        .filter(|l| is_call(l))
        .map(|l| l.subject)
        .collect();
    let others: Set<usize> = accepted
        .iter()
        .filter_map(|&(number, _)| Some(link(number)?.subject))
        .filter(|subject| !calls.contains(subject))
        .collect();
    if others.len() >= COMMON {
        accepted.retain(|&(number, _)| link(number).is_none_or(|l| !calls.contains(&l.subject)));
    }
}

fn is_call(link: &Link) -> bool {
    link.heading.is_none()
        && link.weight > 0
        && link.weight <= LONGEST
        && PLAIN.contains(&plain(&link.text))
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    #[test]
    fn calls_between_entries_are_none() {
        let item = |n: u32| format!("<li><a href=/{n}>The {n}th report of the board</a></li>");
        let call = "<li><a href=/letter>Sign up »</a></li>";
        let list = format!("{}{}{call}{}", item(1), item(2), item(3));
        assert_eq!(titles(&list).len(), 3);
        let headed = "<li><h3><a href=/join>Join us</a></h3></li>";
        assert_eq!(titles(&format!("{list}{headed}")).len(), 4);
    }
}
