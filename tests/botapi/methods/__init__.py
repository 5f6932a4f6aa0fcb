"""The methods by their names in small letters. getUpdates and setWebhook belong to the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.botapi.backend import Backend
from tests.botapi.methods import chats, messages, profile, queries
from tests.botapi.params import Params

Method = Callable[[Backend, Params], Any]

METHODS: Mapping[str, Method] = {
    "getme": lambda api, _: api.me(),
    "getwebhookinfo": lambda api, _: api.webhook.info(),
    "sendmessage": messages.send_message,
    "senddocument": messages.send_document,
    "forwardmessage": messages.forward_message,
    "editmessagetext": messages.edit_message_text,
    "editmessagereplymarkup": messages.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "sendchataction": messages.send_chat_action,
    "setmessagereaction": messages.set_message_reaction,
    "answercallbackquery": queries.answer_callback_query,
    "answerinlinequery": queries.answer_inline_query,
    "answerguestquery": queries.answer_guest_query,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "getchatadministrators": chats.get_chat_administrators,
    "getchatmembercount": chats.get_chat_member_count,
    "leavechat": chats.leave_chat,
    "getfile": chats.get_file,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmyname": profile.set_my_name,
    "getmyname": profile.get_my_name,
    "setmydescription": profile.set_my_description,
    "getmydescription": profile.get_my_description,
    "setmyshortdescription": profile.set_my_short_description,
    "getmyshortdescription": profile.get_my_short_description,
    "setmydefaultadministratorrights": profile.set_my_default_administrator_rights,
    "setchatmenubutton": profile.set_chat_menu_button,
    "getchatmenubutton": profile.get_chat_menu_button,
}
