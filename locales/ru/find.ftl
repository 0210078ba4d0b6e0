# Набранный текст и выбор оператора сужают список.

btn-clear-words = ✖ Сбросить поиск
btn-clear-filter = ✖ Убрать фильтр
btn-find-everywhere = 🔎 Искать на всех серверах
btn-choose-list = ⇅ Порядок, фильтр

find-what = Что найти? Например: <code>/find бюджет</code>. Можно и без /find.
find-head = <b>{ $find_head }</b>
find-words-item = 🔎 «{ $words }»
find-only-item = { $only ->
    [recorded] с записью
    [no-host] без ведущего
    [guests] только гости
   *[protected] защищённые
}
find-order-item = { $order ->
    [people] сначала многолюдные
    [name] по названию
   *[duration] сначала долгие
}
find-shown-item = показано { $shown } из { $total }
find-unsure-item = неясно: { $unsure } (❔)
find-progress = ⏳ Проверяю каждую конференцию: { $find_done } из { $find_asked }
find-nothing = { $find_words ->
    [yes] { $find_only ->
        [yes] Поиску и фильтру сразу ничего не соответствует.
       *[no] Здесь ничего не нашлось. Каждое слово должно быть в названии, ID или имени владельца.
    }
   *[no] Фильтр не оставил в списке ничего.
}

choice-title =
    <b>Списки идущих конференций</b>
    Выбор действует для всех серверов, пока вы его не измените. Что скрыто, сказано в первой строке списка.
choice-order-item = { $chosen ->
    [yes] ✅ { "" }
   *[no] { "" }
}{ $order ->
    [people] Сначала многолюдные
    [name] По названию
   *[duration] Сначала долгие
}
choice-only-item = { $chosen ->
    [yes] ✅ { "" }
   *[no] { "" }
}{ $only ->
    [recorded] С записью
    [no-host] Без ведущего
    [guests] Только гости
    [protected] Защищённые
   *[all] Все
}
