"""The twelve languages are at par: concepts, examples, advice, texts, and words that only look like those of another language."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from amzlint.api import UI_LANGUAGES, check_text
from amzlint.linter import Linter
from amzlint.pack_yaml import PackText
from languages import LANGUAGES

ROOT = Path(__file__).parent.parent
RULES = ROOT / "rules" / "amazon"
LEAST_TERMS = 1_000  # of a lexicon


def concepts_of(language: str) -> dict[str, Any]:
    path = RULES / "lexicon" / f"{language}.yaml"
    concepts: dict[str, Any] = PackText(path.read_text(encoding="utf-8"), str(path)).value["concepts"]
    return concepts


def wanted_concepts(linter: Linter) -> set[str]:
    """Return the concepts that the shipped rules use."""
    keys = ("all", "any", "none", "absent", "only", "milder")
    return {name for rule in linter.packs.rules if rule.check in ("intent", "terms", "contact") for match in rule.match for key in keys for name in match.get(key, ())}


def test_the_pack_names_its_languages(shipped: Linter) -> None:
    """pack.yaml, the lexicons and the examples are about the same languages."""
    path = RULES / "pack.yaml"
    assert sorted(PackText(path.read_text(encoding="utf-8"), str(path)).value["languages"]) == sorted(LANGUAGES)
    assert sorted(shipped.packs.languages) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_that_a_rule_uses_is_there(shipped: Linter, language: str) -> None:
    """No language lacks a concept that a rule combines; what all languages share stands in any.yaml."""
    assert sorted(wanted_concepts(shipped) - set(concepts_of(language)) - set(concepts_of("any"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_recall_is_volume(language: str) -> None:
    """A lexicon holds at least a thousand terms."""
    assert sum(len(concept.get("terms") or ()) for concept in concepts_of(language).values()) >= LEAST_TERMS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_examples_in_every_language(shipped: Linter, language: str) -> None:
    """Each rule that needs words has something it must find and something it must not, in each language."""
    assert [rule.id for rule in shipped.packs.rules if "any" not in rule.languages and language not in rule.languages] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_advice_is_in_every_language(shipped: Linter, language: str) -> None:
    """No wording falls back to English."""
    assert [name for name, entry in shipped.packs.part("advice").items() if language not in entry["languages"]] == []
    assert language in shipped.packs.part("phrases")


@pytest.mark.parametrize("language", UI_LANGUAGES)
def test_people_are_told_in_their_language(shipped: Linter, language: str) -> None:
    """Messages, reasons and help are there in each language of the interface, with the quotations of the English text."""
    quotation = re.compile(r"\{match(?:\.[a-z-]+)?\}")
    for rule_id, texts in shipped.packs.part("texts").items():
        for name in ("message", "why", "help"):
            assert language in texts[name], f"{rule_id}: {name} is missing in {language}"
        assert sorted(quotation.findall(texts["message"][language])) == sorted(quotation.findall(texts["message"]["en"])), rule_id


LOOK_ALIKES = [
    ("de", "Die erste Rate ist bald fällig, und das Gift im Namen des Spiels ist nur ein Wort."), ("de", "Bitte legen Sie den Brief bei; der Stern auf dem Karton markiert oben."),
    ("de", "Das Kind ist froh, der Rock passt, und der Chef ist im Urlaub."), ("es", "Hay once piezas y cien tornillos; once son de color rojo."),
    ("es", "El sensible acabado de la mesa es de roble, y el éxito del montaje depende del tornillo largo."), ("fr", "Notez la note de crédit au dos ; le coin droit est cassé, comment faire ?"),
    ("fr", "Le prix figure au dos de l'étiquette, le chat dort sur le coussin."), ("nl", "De lijst is van hout, het slot is stuk en de rest is goed."),
    ("nl", "Wij beoordelen de schade en sturen u de nieuwe onderdelen van de kast."), ("it", "Il camino è caldo; la firma è sul retro, e la valuta è l'euro."),
    ("it", "La parete è larga due metri, il caldo non rovina il legno."), ("pt", "A pasta azul tem um esquisito botão; puxe a alavanca para abrir."),
    ("pt", "O balcão fica na loja da transportadora, e a nota fiscal vai na caixa."), ("sv", "Barn under tre år får inte leka med produkten; kanten är rak och färgen är bra."),
    ("sv", "Sex skruvar följer med, och den fria änden sitter på glaset."), ("pl", "Kiedy paczka dotrze, prosimy sprawdzić, czy list przewozowy jest na miejscu."),
    ("pl", "Rower jest czarny, a data na etykiecie to dzień produkcji."), ("tr", "Ürün on gün içinde elinizde olur; kartı kutunun üst kısmında bulabilirsiniz."),
    ("tr", "Bu sene stok var, fakat mavi renk bitti."), ("en", "The German manual says Rate and Gift, and the Dutch list is on page four."),
    ("en", "Once the parcel is here, note the number and chat with the driver."), ("ja", "オンラインのガイドラインは三ページにあります。水玉ドットの柄です。"),
    ("ar", "القيمة مكتوبة على الفاتورة، والعرض عشرون سنتيمترا."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), LOOK_ALIKES)
@pytest.mark.parametrize("declared", [True, False])
def test_words_that_only_look_alike_raise_nothing(shipped: Linter, language: str, text: str, declared: bool) -> None:
    """A harmless sentence stays harmless, whether its language is declared or detected."""
    report = check_text(text, kind="reply", lang=language if declared else None, linter=shipped)
    assert [(one.rule, one.text) for one in report.violations if one.severity in ("error", "warning")] == []


FOREIGN = [(language, text, other) for language, text in LOOK_ALIKES for other in LANGUAGES if other != language]


def test_harmless_sentences_stay_silent_in_every_lexicon(shipped: Linter) -> None:
    """Read with the lexicon of another language, as a wrong declaration would, none of them is called a violation of wording."""
    found = []
    for language, text, other in FOREIGN:
        report = check_text(text, kind="reply", lang=other, linter=shipped)
        found += [(language, other, one.rule, one.text) for one in report.violations if one.severity != "info" and one.category != "language"]
    assert found == []


NAMES = ("Anna", "Karim", "Yuki", "Zeynep", "Marta", "Olof", "Chloé", "Jürgen", "Beatriz", "Paweł", "Giulia", "Samir", "Noor", "Ines")
ITEMS = ("A12", "B07", "XL-3", "KX 200", "M8", "Q5", "T1000", "LED-40")


def shuffled(texts: list[str], count: int, chance: random.Random) -> list[str]:
    """Return so many texts made of the given ones: sentences in another order, with other names, numbers and items."""
    own = [re.sub(r"(?m)^>.*\n?", "", text) for text in texts]  # the buyer's words, quoted with “>”, are no service
    sentences = [sentence for text in own for sentence in re.split(r"(?<=[.!?。！？؟])\s+", text) if sentence.strip()]
    result = []
    for _ in range(count):
        sentence = chance.choice(sentences)
        sentence = re.sub(r"(?<![\d-])\d{1,2}(?![\d-])", lambda _: str(chance.randint(1, 28)), sentence)
        sentence = re.sub(r"\b(?:Anna|Marion|Ruth|Dana|Sam|Mark|Karen|Priya|Jenny)\b", lambda _: chance.choice(NAMES), sentence)
        result.append(f"{chance.choice(NAMES)}, {sentence} ({chance.choice(ITEMS)})" if chance.random() < 0.3 else sentence)
    return result


def test_ten_thousand_ordinary_sentences_raise_no_error(shipped: Linter) -> None:
    """Sentences of honest service, shuffled and varied, raise no error in a reply, in any language."""
    chance = random.Random(20261127)
    found = []
    checked = 0
    for language in LANGUAGES:
        texts = []
        for path in (ROOT / "tests" / "messages").glob(f"*/{language}.jsonl"):
            rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
            texts += [row["text"] for row in rows if not row.get("labels") and not row.get("tolerated") and row["kind"] == "reply" and path.parent.name != "violations"]
        for sentence in shuffled(texts, 10_000 // len(LANGUAGES) + 1, chance):
            checked += 1
            report = check_text(sentence, kind="reply", lang=language, linter=shipped)
            found += [(language, one.rule, sentence) for one in report.violations if one.severity == "error" and one.category != "language"]
    assert checked >= 10_000
    assert found == []
