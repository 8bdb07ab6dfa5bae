"""Names of placeholders say what they stand for, in twelve languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.placeholder_names import NameTable, build_name_table, name_classes, name_words
from languages import LANGUAGES

DATA = Path(__file__).resolve().parents[1] / "rules" / "amazon" / "data" / "placeholder-names.yaml"
# class → one name in each language, in the order of LANGUAGES
CLASS_NAMES = {
    "order-id": "Order number|numéro de commande|Bestellnummer|número de pedido|numero d'ordine"
    "|bestelnummer|numer zamówienia|ordernummer|número do pedido|sipariş numarası|注文番号|رقم الطلب",
    "tracking": "Tracking number|numéro de suivi|Sendungsnummer|número de seguimiento"
    "|numero di tracciamento|volgnummer|numer przesyłki|spårningsnummer|código de rastreio|takip no"
    "|追跡番号|رقم التتبع",
    "link": "Link|lien|Link|enlace|collegamento|link|łącze|länk|ligação|bağlantı|リンク|الرابط",
    "tracking-link": "Tracking link|lien de suivi|Sendungsverfolgungslink|enlace de seguimiento"
    "|link di tracciamento|trackinglink|link do śledzenia|spårningslänk|link de rastreamento"
    "|takip linki|追跡リンク|رابط التتبع",
    "review-link": "review_link|lien d'avis|Bewertungslink|enlace de reseña|link recensione"
    "|beoordelingslink|link do opinii|recensionslänk|link de avaliação|yorum linki|レビューリンク"
    "|رابط التقييم",
    "label-link": "return label url|lien de l'étiquette|Retourenlabel-Link|enlace de la etiqueta"
    "|link etichetta|retourlabel link|link do etykiety|returetikett länk|link da etiqueta"
    "|etiket bağlantısı|ラベルURL|رابط الملصق",
    "opt-out": "unsubscribe_url|désinscription|Abmeldelink|baja|disiscrizione|uitschrijven"
    "|wypisz|avregistrera|descadastrar|abonelik iptali|配信停止|إلغاء الاشتراك",
    "shop": "website|site web|Webseite|tienda|negozio|webwinkel|sklep|butik|loja|mağaza|ショップ|متجر",
    "coupon": "DISCOUNT_CODE|CODE PROMO|Gutscheincode|código de descuento|codice sconto"
    "|kortingscode|kod rabatowy|rabattkod|cupom|indirim kodu|クーポンコード|رمز القسيمة",
    "email": "customer_email|courriel|E-Mail-Adresse|correo electrónico|posta elettronica"
    "|e-mailadres|poczta|e-post|correio eletrónico|e-posta|メールアドレス|البريد الإلكتروني",
    "phone": "phone number|téléphone|Telefonnummer|móvil|cellulare|telefoonnummer mobiel|numer telefonu|mobilnummer|telemóvel|telefon|電話番号|رقم الهاتف",
    "name": "Your Name|nom du client|Vorname|nombre|cognome|voornaam|imię|förnamn|sobrenome|müşteri adı|お名前|اسم العميل",
    "address": "shipping_address|adresse de livraison|Lieferanschrift Straße"
    "|dirección de envío|indirizzo|bezorgadres|adres dostawy|leveransadress|endereço|teslimat adresi"
    "|お届け先住所|عنوان التسليم",
    "date": "delivery date|délai|Lieferdatum|fecha de entrega|data di consegna|bezorgdatum"
    "|data dostawy|leveransdatum|prazo|teslimat tarihi|お届け予定日|تاريخ التسليم",
    "amount": "refund_amount|montant|Betrag|importe|importo|bedrag|kwota|belopp|valor|tutar|返金額|المبلغ",
    "product": "product_name|nom du produit|Produktname|nombre del producto|nome prodotto"
    "|productnaam|nazwa produktu|produktnamn|nome do produto|ürün adı|商品名|اسم المنتج",
    "reason": "reason|motif|Grund|motivo|ragione|reden|powód|orsak|razão|sebep|返品理由|سبب الإرجاع",
    "social": "Instagram|réseaux sociaux|Instagram-Link|redes sociales|pagina Facebook"
    "|Facebook|profil społecznościowy|instagram länk|redes sociais|sosyal medya|インスタグラム|انستغرام",
    "amazon-link": "amazon_url|lien Amazon|Amazon-Link|enlace de Amazon|link Amazon|Amazon link"
    "|link do Amazon|Amazon länk|link da Amazon|Amazon bağlantısı|アマゾンのリンク|رابط أمازون",
}
EXACT_CLASSES = {
    "tracking_url": {"tracking-link"},
    "trackingUrl": {"tracking-link"},
    "trackingurl": {"tracking-link"},
    "shop_name": {"name"},
    "shop.name": {"name"},
    "store name": {"name"},
    "storename": {"name"},
    "shop_url": {"shop"},
    "boutique": {"shop"},
    "site web": {"shop"},
    "buyer email": {"email"},
    "email address": {"email"},
    "invoice_url": {"link"},
    "order_status_url": {"link"},
    "status page link": {"link"},
    "product link": {"link"},
    "order_id_link": {"amazon-link"},
    "unsubscribe_url": {"opt-out"},
    "voucher": {"coupon"},
    "POURCENTAGE": {"coupon"},
    "discount_amount": {"coupon"},
    "refund_amount": {"amount"},
    "product price": {"amount"},
    "order.tracking_number": {"tracking"},
    "order.phone_number": {"phone"},
    "order date": {"date"},
    "order": {"order-id"},
    "order_name": {"order-id"},
    "order no": {"order-id"},
    "order.first_name": {"name"},
    "order.name01": {"name"},
    "order_item_id": {"product"},
    "id_order_return": set(),
    "invoice number": set(),
    "ticket_id": set(),
    "data": {"date"},
    "data.password": set(),
    "rename": set(),
    "market": set(),
    "customer": {"name"},
    "customer_id": set(),
    "email/phone": {"email", "phone"},
    "": set(),
}


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    # BaseLoader keeps "no" a string, as the product's own loader does
    loaded: dict[str, Any] = yaml.load(DATA.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


@pytest.fixture(scope="module")
def table(data: dict[str, Any]) -> NameTable:
    return build_name_table(data)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("orderTrackingURL", ("order", "tracking", "url")),
        ("order_tracking_url", ("order", "tracking", "url")),
        ("order-id", ("order", "id")),
        ("Order->cName", ("order", "c", "name")),
        ("order.items[0].sku", ("order", "items", "0", "sku")),
        ("name01", ("name", "01")),
        ("OrderIDs", ("order", "ids")),
        ("PRIX_RÉDUIT", ("prix", "reduit")),
        ("Łącze", ("lacze",)),
        ("SİPARİŞ ılık", ("siparis", "ilik")),
        ("Straße", ("strasse",)),
        ("オーダーID", ("オーダー", "id")),
        ("ガイド", ("ガイド",)),
        ("رقم الطلب", ("رقم", "طلب")),
        ("order.id | upcase", ("order", "id")),
        ("", ()),
    ],
)
def test_names_are_split_into_folded_words(name: str, words: tuple[str, ...]) -> None:
    """Names are cut at separators, humps and changes of script, and folded; filters go."""
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("expected", "language", "name"),
    [(expected, language, name) for expected, names in CLASS_NAMES.items() for language, name in zip(LANGUAGES, names.split("|"), strict=True)],
)
def test_every_class_is_known_in_every_language(expected: str, language: str, name: str, table: NameTable) -> None:
    """A name means one thing, in each of the twelve languages and in the upper-case spelling of templates."""
    assert name_classes(name, table) == {expected}
    assert name_classes(name.upper().replace(" ", "_"), table) == {expected}


@pytest.mark.parametrize(("name", "expected"), EXACT_CLASSES.items())
def test_combinations_follow_the_precedence(name: str, expected: set[str], table: NameTable) -> None:
    """Names of several known words get the class that the combination rules give."""
    assert name_classes(name, table) == expected


def test_the_table_is_built_from_plain_data(data: dict[str, Any]) -> None:
    """Data that went through JSON gives the same classes."""
    again = build_name_table(json.loads(json.dumps(data)))
    assert name_classes("lien de suivi", again) == {"tracking-link"}


def test_every_worded_class_has_every_language(data: dict[str, Any]) -> None:
    """A class that no rule makes and no language shares has words in all twelve languages."""
    made = {rule["add"] for rule in data["combine"] if "add" in rule}
    for name, languages in data["words"].items():
        if "any" not in languages and name not in made:
            assert set(languages) >= set(LANGUAGES), name


def test_a_rule_with_an_unknown_class_is_refused(data: dict[str, Any]) -> None:
    """A slip in a class name of a rule is an error, not a rule that never fires."""
    with pytest.raises(ValueError, match="revew"):
        build_name_table({**data, "combine": [{"when": ["revew", "link"], "add": "review-link"}]})


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_name_can_be_classified(name: str) -> None:
    """Words of any name are folded and not empty."""
    assert all(word and word == word.casefold() for word in name_words(name) if word.isascii())
