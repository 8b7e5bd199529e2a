package io.ghasi.delivery.sandbox.content.cmi5;

import io.ghasi.delivery.sandbox.content.manifest.Texts;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.LinkedHashMap;
import java.util.Map;

/** A text in several languages, as cmi5 writes it: {@code <title><langstring lang="en">…}. */
final class LangStrings {
    private LangStrings() {}

    /** The texts of {@code parent}'s child {@code name} by language tag, in the order written; empty where there are none. */
    static Map<String, String> of(XmlElement parent, String name, String locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        parent.first(name).stream()
                .flatMap(element -> element.all("langstring"))
                .forEach(langstring -> {
                    String text = Texts.title(langstring.text());
                    String tag = Texts.tag(langstring.attribute("lang"));
                    if (text != null) {
                        texts.putIfAbsent(tag == null ? locale : tag, text);
                    }
                });
        return texts;
    }
}
