"""How common words are in messages to buyers, so that terms are indexed under their rarest word; counted over this project's own test messages."""

from __future__ import annotations

# Folded words of English and French by the share of messages that hold them; words that are missing are rare.
_IN_MANY = """
    amazon and commande de en est et for in is it la le nous on order pour sur the to un votre vous we you your
"""
_IN_SOME = """
    are as at au avis back be can ce com dans du example have if il je les merci ne not notre of one or our pas please que refund review send si so
    that this une us will with
"""
_IN_FEW = """
    about account address adresse again ai an any arrive article ask attached aujourd avant avec avez avons before besoin bien bon bonjour box by card
    carrier carte cette change chez cinq code colis comme commentaire compte could customer date day days dear delivery demande des deux do donc elle
    etes etiquette etoiles every faire fait first five fr free from full gardez get give goes good has hello here hi https hui ici its jours jusqu
    just keep know label leave livraison may me meme message moi my name need neuf new no nos note nothing number numero off only orders ou oui out
    page par parcel part passe photo plus point port post pouvez price prix product qu qui rate rembourse remboursement replacement reply retard
    retour return rien sans se second should size sont sorry sous stock tell thank them then there today tout transporteur two until up vos was way
    what when which would write www
"""

_COST = {**dict.fromkeys(_IN_FEW.split(), 3.0), **dict.fromkeys(_IN_SOME.split(), 10.0), **dict.fromkeys(_IN_MANY.split(), 30.0)}


# Ideographs that many Japanese messages hold; every kana is in nearly all of them.
_EVERYDAY_IDEOGRAPHS = frozenset("日月年時間分注文商品発送配達届荷物返金交換確認連絡願致申上下方様店当社弊対応今回後前中一二三本件場合者名番号住所電話内容用意見出来開始終了")
_KANA_COST, _EVERYDAY_COST, _IDEOGRAPH_COST = 60.0, 6.0, 1.5


def commonness(word: str) -> float:
    """Return how common a folded word is, on a scale on which 30 is in one of ten messages and 0.1 is rare; short unknown words count as less rare."""
    if len(word) == 1 and "\u3041" <= word <= "\u9fff":
        return _KANA_COST if word <= "\u309f" else _EVERYDAY_COST if word in _EVERYDAY_IDEOGRAPHS else _IDEOGRAPH_COST
    return _COST.get(word) or max(12.0 / (2.0 ** len(word)), 0.05)


def stem_commonness(stem: str) -> float:
    """Return how common words with this beginning (or end) are."""
    return max((cost for word, cost in _COST.items() if word.startswith(stem)), default=0.0) + max(24.0 / (2.0 ** len(stem)), 0.1)
