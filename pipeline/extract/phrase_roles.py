"""What a line is that the article does not keep and that says a phrase of a kind: its role, and why."""

from pipeline.records import Role

OF_PHRASE: dict[str, tuple[Role, str]] = {
    "cookie": ("legal", "speaks of cookies or consent"),
    "legal": ("legal", "speaks of rights and terms"),
    "comment": ("comment", "belongs to the comments"),
    "subscribe": ("subscription", "asks for a subscription or a sign-up"),
    "login": ("subscription", "asks to log in"),
    "listen": ("share", "is a button for listening"),
    "tag": ("tag", "lists tags"),
    "share": ("share", "is a button for sharing or printing"),
    "advert": ("chrome", "announces an advertisement"),
    "author_box": ("chrome", "is about the author"),
    "related": ("teaser", "points to other articles"),
    "read_time": ("chrome", "says how long reading takes"),
    "read_more": ("teaser", "points to other articles"),
    "menu": ("menu", "is an item of a menu"),
}
"""By kind of phrase, in the order in which a line of several is asked about them."""
