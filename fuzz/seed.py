#!/usr/bin/env python3
"""Fill fuzz/corpus with the texts of tests/corpus, so that fuzzing starts from real phrases.

    python3 fuzz/seed.py && cargo +nightly fuzz run number -- -max_total_time=600
"""
import hashlib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ["ar", "en", "fr"]

for target in ["number", "date", "place"]:
    folder = ROOT / "fuzz" / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    for index, language in enumerate(LANGUAGES):
        for file in sorted((ROOT / "tests" / "corpus" / language).glob("*.yaml")):
            for row in yaml.safe_load(file.read_text(encoding="utf8")):
                # The first byte: language, and three times which date the source has.
                for anchor in range(3):
                    data = bytes([anchor * 3 + index]) + row["text"].encode()
                    (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)
