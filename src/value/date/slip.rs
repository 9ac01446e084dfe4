//! One slip of the pen in the name of a month: a letter wrong, missing, doubled or swapped.

/// True when `written` is `name` with one slip inside it; the first and the last letter must be right.
pub(super) fn is_slip(written: &str, name: &str) -> bool {
    let a: Vec<char> = written.chars().collect();
    let b: Vec<char> = name.chars().collect();
    if a.len().abs_diff(b.len()) > 1 || b.len() < 5 || a.first() != b.first() || a.last() != b.last() || a == b {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count().min(a.len().min(b.len()) - start);
    let (left_a, left_b) = (&a[start..a.len() - tail], &b[start..b.len() - tail]);
    match (left_a, left_b) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        // Short names have neighbours that are words of their own, so a swap needs a longer one.
        ([x, y], [z, w]) => x == w && y == z && b.len() >= 6,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn one_letter_is_a_slip_two_are_another_word() {
        for (written, name) in
            [("سبتمير", "سبتمبر"), ("سبتمر", "سبتمبر"), ("septmber", "september"), ("setpember", "september"), ("auggust", "august")]
        {
            assert!(is_slip(written, name), "{written}");
        }
        for (written, name) in [("سبتمبر", "سبتمبر"), ("ديسمبر", "سبتمبر"), ("augusta", "august"), ("match", "marches"), ("july", "june")]
        {
            assert!(!is_slip(written, name), "{written}");
        }
    }
}
