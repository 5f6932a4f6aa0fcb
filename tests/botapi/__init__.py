"""A strict Telegram Bot API server for tests: real HTTP on 127.0.0.1, scripted users, faults.

What it models was taken from the Bot API documentation (core.telegram.org/bots/api), from the
behaviour of the open-source Bot API server (tdlib/telegram-bot-api in ``--local`` mode, mid 2024)
and of TDLib's HTML parser (with attributes without a value, as of 2024).

Modelled
    HTTP        GET and POST; parameters in the query, form, multipart and JSON; methods in any
                case; 404 for an unknown method or path, 401 for a wrong token; file downloads.
    Updates     long polling (offset confirms, negative offset, timeout, limit, allowed_updates
                that hold from the call on, 409 for a second poll or while a webhook is set), and a
                webhook (secret header, order kept within a chat, chats in parallel up to
                max_connections, retried until it gets a 2xx).
    Texts       the HTML parser with its messages and byte offsets, explicit entities, entities
                found in plain text (commands, mentions, hashtags, links, addresses), surrounding
                white space cut off, 4,096 and 1,024 UTF-16 units after parsing, 100 entities,
                no quote within a quote, nothing else within code.
    Messages    send, edit, delete, react, reply (with quote and without the message), forum
                topics, link preview options, documents up to 50 MB (20 MB to download).
    Keyboards   64 bytes of callback data, 100 buttons, links that Telegram would refuse.
    Queries     callback, inline and guest queries; answered once, in time.
    Chats       private, group, supergroup, forum, channel; privacy mode; blocking; a bot that was
                thrown out; upgrade of a group (400 with migrate_to_chat_id).
    Profile     commands by scope and language, name, descriptions, menu button, rights.

Refused in words that could not be checked, because Telegram's own servers say them: too long names
and descriptions, an empty button text, a text that is empty after parsing, an inline result without
a title, more than one reaction, a malformed menu button. That a query can be answered only once is
the strict reading of the documentation.

Not modelled
    Markdown (refused as an unsupported parse_mode); media other than documents; file addresses;
    Telegram's own flood limits (schedule `faults.flood` instead; setMyName in real life allows
    only a few calls a day); the server's throttling of quick identical getUpdates; HTTPS and the
    port rule of setWebhook; answers in the webhook's response; business, payments, games, stories,
    polls; the 48 hours after which a message can no longer be deleted; expiry of updates after a
    day.

Start with `tests.botapi.server.BotApi`, or with the fixture ``bot_api``.
"""
