//! News text made up by rule: Arabic and English sentences in the mixture that running news has, always the same for one size.
//!
//! As in two thousand kilobytes of real reports that were counted, Arabic holds about three numbers and dates in a
//! thousand bytes and English ten, and half to two thirds of the bytes stand in sentences with one.

/// A small generator of even choices, so that the text needs no file and no dependency.
struct Choice(u64);

impl Choice {
    fn of(&mut self, many: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % many
    }

    fn one<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.of(list.len())]
    }
}

/// Sentences; `{w}` is a weekday, `{m}` a month, `{d}` a day, `{y}` a year, `{n}` a number in digits, `{k}` a small one, `{s}` one in
/// words, `{p}` a place, `{g}` a body that speaks.
struct Voice {
    plain: &'static [&'static str],
    counted: &'static [&'static str],
    weekdays: &'static [&'static str],
    months: &'static [&'static str],
    spelled: &'static [&'static str],
    places: &'static [&'static str],
    bodies: &'static [&'static str],
    /// Sentences in a hundred that hold a number or a date.
    counted_share: usize,
}

const ENGLISH: Voice = Voice {
    plain: &[
        "The {g} declined to comment on the report, saying that the inquiry was still under way.",
        "Residents of {p} described scenes of confusion as rescue workers searched the rubble for survivors.",
        "“We will not be drawn into a debate about that,” the spokeswoman said when asked about the allegations.",
        "Analysts said the move reflected growing frustration inside the governing coalition over the slow pace of reform.",
        "Aid groups have warned that roads to {p} remain closed and that medicine is running short.",
        "The opposition accused the {g} of hiding the true extent of the damage from the public.",
        "Supporters gathered outside the court, waving flags and chanting slogans against the ruling.",
        "Neither side gave details of the talks, which were held behind closed doors in {p}.",
        "Critics say the plan does little to help farmers whose fields were flooded when the dam gave way.",
        "He said the decision was difficult but necessary, and thanked the staff for their patience.",
    ],
    counted: &[
        "At least {n} people were killed when the building, which had been declared unsafe, collapsed in {p} on {w}.",
        "The {g} said on {w} that it had no information about the fate of the crew, and appealed for patience.",
        "On {m} {d}, {y}, the two sides signed an agreement that neither of them has published or kept to in full.",
        "Between {k} and {n} families left {p} in the past two weeks, according to the {g}, many of them on foot.",
        "Inflation rose to {k}.{k} percent last month, and economists expect prices to go on rising through the winter.",
        "{s} of the detainees were released yesterday after the {g} stepped in and relatives paid for their journey home.",
        "The first convoy reached {p} after a delay at the crossing, and drivers said that the road was barely passable.",
        "Some {n},000 displaced people have returned to {p}, where water and electricity have only partly been restored.",
        "One of the engineers told reporters that nobody had checked the wall since the ceasefire.",
        "The court is expected to hear the case in {m}, and lawyers for both sides said they would appeal.",
        "The {g} has promised new rules every year since {y} without putting a single one of them to the vote.",
    ],
    weekdays: &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    spelled: &["Two", "Seven", "Twelve", "Twenty-one", "Three hundred", "Two and a half", "A dozen"],
    places: &["Baghdad", "Aleppo", "the northern province", "Tripoli", "Sanaa", "the port city", "Erbil", "Khartoum", "the border town"],
    bodies: &["health ministry", "United Nations", "army", "interior ministry", "Red Crescent", "central bank", "governor's office"],
    counted_share: 62,
};

const ARABIC: Voice = Voice {
    plain: &[
        "وامتنعت {g} عن التعليق على التقرير مؤكدة أن التحقيق لا يزال جاريا.",
        "وتحدث سكان في {p} عن حالة من الارتباك بينما كانت فرق الإنقاذ تبحث عن ناجين تحت الأنقاض.",
        "وقال المتحدث للصحفيين إن الحكومة لن تنجر إلى جدل حول هذه الاتهامات.",
        "ويرى محللون أن الخطوة تعكس تزايد الاستياء داخل الائتلاف الحاكم من بطء الإصلاحات.",
        "وحذرت منظمات الإغاثة من أن الطرق المؤدية إلى {p} ما زالت مغلقة وأن الأدوية توشك على النفاد.",
        "واتهمت المعارضة {g} بإخفاء الحجم الحقيقي للأضرار عن الرأي العام.",
        "وتجمع أنصاره أمام المحكمة رافعين الأعلام ومرددين هتافات ضد الحكم.",
        "ولم يكشف الطرفان عن تفاصيل المحادثات التي جرت خلف أبواب مغلقة في {p}.",
        "ويقول منتقدون إن الخطة لا تساعد المزارعين الذين غمرت المياه حقولهم بعد انهيار السد.",
        "وأشار إلى أن القرار كان صعبا لكنه ضروري، وشكر العاملين على صبرهم.",
    ],
    counted: &[
        "قتل {n} شخصا على الأقل في انهيار مبنى كان قد صنف غير آمن في {p} بحسب مصادر طبية محلية.",
        "وأعلنت {g} يوم {w} أنها لا تملك معلومات عن مصير أفراد الطاقم ودعت ذويهم إلى الصبر.",
        "ووقع الطرفان في {d} {m} {y} اتفاقا لم ينشر أي منهما نصه الكامل ولم يلتزم ببنوده حتى الآن.",
        "وغادر ما بين {k} و{n} عائلة {p} سيرا على الأقدام بحسب {g} التي وصفت الأوضاع بأنها صعبة للغاية.",
        "وارتفع التضخم إلى {k}.{k} في المئة ويتوقع خبراء الاقتصاد استمرار ارتفاع الأسعار مع اقتراب فصل البرد.",
        "وأفرجت {g} أمس عن عدد من المحتجزين بعد وساطة محلية وعاد معظمهم إلى منازلهم.",
        "ووصلت القافلة الأولى إلى {p} بعد تأخير عند المعبر وقال السائقون إن الطريق بالكاد صالح للسير.",
        "وعاد نحو {s} آلاف نازح إلى {p} حيث لم تعد خدمات المياه والكهرباء إلا جزئيا.",
        "وقال أحد المهندسين للصحفيين إن أحدا لم يتفقد الجدار منذ وقف إطلاق النار.",
        "ومن المقرر أن تنظر المحكمة في القضية في {m} المقبل وقال محامو الطرفين إنهم سيستأنفون الحكم.",
    ],
    weekdays: &["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    months: &["يناير", "شباط", "مارس", "نيسان", "مايو", "حزيران", "يوليو", "آب", "سبتمبر", "تشرين الأول", "نوفمبر", "ديسمبر"],
    spelled: &["سبعة", "اثني عشر", "واحد وعشرين", "ثلاثمئة", "عشرة", "خمس"],
    places: &["بغداد", "حلب", "المحافظة الشمالية", "طرابلس", "صنعاء", "المدينة الساحلية", "أربيل", "الخرطوم", "البلدة الحدودية"],
    bodies: &["وزارة الصحة", "الأمم المتحدة", "قيادة الجيش", "وزارة الداخلية", "جمعية الهلال الأحمر", "السلطات المحلية"],
    counted_share: 42,
};

/// Paragraphs of one language, about `bytes` long.
pub fn arabic(bytes: usize) -> String {
    ARABIC.text(bytes, 0x5eed_1234_5678_9abc)
}

/// See [`arabic`].
pub fn english(bytes: usize) -> String {
    ENGLISH.text(bytes, 0x1234_5678_9abc_5eed)
}

impl Voice {
    fn text(&self, bytes: usize, seed: u64) -> String {
        let mut choice = Choice(seed);
        let mut text = String::with_capacity(bytes + 512);
        while text.len() < bytes {
            for _ in 0..2 + choice.of(3) {
                let counted = choice.of(100) < self.counted_share;
                let sentence = choice.one(if counted { self.counted } else { self.plain });
                self.fill(sentence, &mut choice, &mut text);
                text.push(' ');
            }
            text.pop();
            text.push('\n');
        }
        text
    }

    fn fill(&self, sentence: &str, choice: &mut Choice, text: &mut String) {
        let mut rest = sentence;
        while let Some(at) = rest.find('{') {
            text.push_str(&rest[..at]);
            match rest.as_bytes()[at + 1] {
                b'w' => text.push_str(choice.one(self.weekdays)),
                b'm' => text.push_str(choice.one(self.months)),
                b's' => text.push_str(choice.one(self.spelled)),
                b'p' => text.push_str(choice.one(self.places)),
                b'g' => text.push_str(choice.one(self.bodies)),
                b'd' => text.push_str(&(1 + choice.of(28)).to_string()),
                b'y' => text.push_str(&(1990 + choice.of(35)).to_string()),
                b'k' => text.push_str(&(2 + choice.of(40)).to_string()),
                _ => text.push_str(&(50 + choice.of(900)).to_string()),
            }
            rest = &rest[at + 3..];
        }
        text.push_str(rest);
    }
}
