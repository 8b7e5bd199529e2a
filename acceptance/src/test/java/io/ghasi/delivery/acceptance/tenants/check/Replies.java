package io.ghasi.delivery.acceptance.tenants.check;

import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Reply;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers as they might come. */
public final class Replies {
    private Replies() {}

    public static Reply of(String path, int status, Map<String, String> headers, String body) {
        Map<String, List<String>> all = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return new Reply(Call.get(path), status, HttpHeaders.of(all, (_, _) -> true), body);
    }
}
