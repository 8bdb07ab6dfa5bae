"""How words are usually spelled, counted over texts."""

from __future__ import annotations

from amzlint.vocabulary import usual_spellings


def test_what_stands_inside_sentences_decides() -> None:
    texts = ["[[The parcel]] went to Anna.", "Parcel and DHL, the Parcel, a parcel, one parcel, {order_id}."]
    found = usual_spellings("en", texts)
    assert (found["parcel"], found["anna"], found["the"]) == ("parcel", "Anna", "the")
    assert "dhl" not in found
    assert "order_id" not in found


def test_german_words_that_only_begin_sentences_are_unknown() -> None:
    assert usual_spellings("de", ["Lampe ist hier. Die Lampe."]) == {"lampe": "Lampe", "ist": "ist", "hier": "hier"}
