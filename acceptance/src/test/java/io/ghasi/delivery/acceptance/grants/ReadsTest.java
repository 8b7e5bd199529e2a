package io.ghasi.delivery.acceptance.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.wire.Answer;
import io.ghasi.delivery.acceptance.wire.Wire;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.net.URI;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files of a course, as a browser asks for them: by a link, with nothing else in its hands. */
class ReadsTest {
    private static final String PAGE = "lessons/personal-data.html";
    private static final String STYLE = "shared/style.css";

    private final Ward ward = Ward.SHARED;
    private final Seat seat = ward.seat();

    private String granted() throws Exception {
        return Objects.requireNonNull(seat.start().header("X-Runtime-Grant"));
    }

    private static Call content(String grant, String path) {
        return Call.get("/api/v1/g/" + grant + "/content/" + path);
    }

    private static String text(String path) throws Exception {
        return Files.readString(Ward.SAMPLE.resolve(path));
    }

    private static void told(Reply reply, String told) {
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo(told);
    }

    @Test
    void a_page_and_what_it_links_to_come_as_they_were_made() throws Exception {
        URI page = URI.create(content(granted(), PAGE).path());

        Reply read = seat.send(Call.get(page.toString()).with("Accept", "text/html"));
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(text(PAGE)).contains("../" + STYLE);
        // What it is written in, the page says itself.
        assertThat(read.header("Content-Type")).isEqualTo("text/html");
        Reply style = seat.send(Call.get(page.resolve("../" + STYLE).toString()).with("Accept", "text/css"));
        assertThat(style.body()).isEqualTo(text(STYLE));
        assertThat(style.header("Content-Type")).isEqualTo("text/css");
        Reply image = seat.send(
                Call.get(page.resolve("../shared/images/lock.svg?v=2&x=%7e").toString()));
        assertThat(image.header("Content-Type")).isEqualTo("image/svg+xml");
    }

    @ParameterizedTest
    @CsvSource({
        "scorm12-fire-safety, lessons/how-fire-works.html",
        "native-first-aid,    pages/fr/breathing.html",
        "cmi5-phishing,       spot-it/index.html"
    })
    void so_do_those_of_every_kind_of_course(String sample, String path) throws Exception {
        Seat other = ward.seat(sample);
        String grant = Objects.requireNonNull(other.start().header("X-Runtime-Grant"));

        Reply read = other.send(content(grant, path));
        assertThat(read.body())
                .isEqualTo(Files.readString(Ward.SAMPLE.resolveSibling(sample).resolve(path)));
        told(other.send(content(grant, PAGE)), "404 resource.not_found");
        told(seat.send(content(granted(), path)), "404 resource.not_found");
    }

    @Test
    void a_browser_is_told_what_it_is_and_keeps_it_no_longer_than_its_link_is_good() throws Exception {
        Reply read = seat.send(content(granted(), STYLE));

        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Ward.SAMPLE.resolve(STYLE))));
        assertThat(read.header("ETag")).isEqualTo("\"" + digest + "\"");
        assertThat(read.headers().allValues("Cache-Control")).hasSize(1);
        int life = Integer.parseInt(
                Objects.requireNonNull(read.header("Cache-Control")).replaceAll("\\D", ""));
        assertThat(life).isBetween(86_000, 86_400);
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(read.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(read.headers().map()).doesNotContainKeys("Set-Cookie", "Transfer-Encoding", "Content-Encoding");
    }

    @Test
    void what_it_has_is_not_sent_again() throws Exception {
        Call call = content(granted(), STYLE);
        String tag = Objects.requireNonNull(seat.send(call).header("ETag"));

        for (String known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
            Reply again = seat.send(call.with("If-None-Match", known).with("Range", "bytes=0-1"));
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.header("Cache-Control")).startsWith("private, max-age=");
        }
        assertThat(seat.send(call.with("If-None-Match", "\"x\"")).body()).isEqualTo(text(STYLE));
    }

    @Test
    void a_head_tells_the_same_without_the_file() throws Exception {
        Call call = content(granted(), STYLE);
        Reply read = seat.send(call);
        Reply head = seat.send(new Call("HEAD", call.path(), call.headers(), null));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name :
                new String[] {"Content-Length", "Content-Type", "ETag", "Accept-Ranges", "Content-Security-Policy"}) {
            assertThat(head.header(name)).as(name).isEqualTo(read.header(name)).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=10-29, 10, 30",
        "bytes=100-, 100, -1",
        "bytes=-7, -7, -1",
        "bytes=5-99999999, 5, -1"
    })
    void a_part_of_it_comes_alone(String range, int from, int to) throws Exception {
        String all = text(STYLE);
        int first = from < 0 ? all.length() + from : from;
        int end = to < 0 ? all.length() : to;
        Reply part = seat.send(content(granted(), STYLE).with("Range", range));

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(all.substring(first, end));
        assertThat(part.header("Content-Range")).isEqualTo("bytes " + first + "-" + (end - 1) + "/" + all.length());
        assertThat(part.header("Content-Length")).isEqualTo(Integer.toString(end - first));
    }

    @Test
    void a_part_behind_its_end_is_refused_with_where_that_is() throws Exception {
        int size = text(STYLE).length();
        for (String range : new String[] {"bytes=" + size + "-", "bytes=-0", "bytes=99999999-"}) {
            Reply refused = seat.send(content(granted(), STYLE).with("Range", range));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(416);
            assertThat(refused.header("Content-Range")).isEqualTo("bytes */" + size);
            assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,4-5", "bytes=9-2", "lines=0-1", "bytes=", "x"})
    void what_is_not_one_part_is_all_of_it(String range) throws Exception {
        Reply whole = seat.send(content(granted(), STYLE).with("Range", range));

        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(text(STYLE));
    }

    @Test
    void of_another_file_than_the_client_has_a_part_of_all_comes() throws Exception {
        Call call = content(granted(), STYLE).with("Range", "bytes=0-1");
        String tag = Objects.requireNonNull(seat.send(call).header("ETag"));

        assertThat(seat.send(call.with("If-Range", tag)).status()).isEqualTo(206);
        assertThat(seat.send(call.with("If-Range", "\"x\"")).status()).isEqualTo(200);
        assertThat(seat.send(call.with("If-Range", "W/" + tag)).status()).isEqualTo(200);
        assertThat(seat.send(call.with("If-Range", "Sat, 28 Nov 2026 15:00:00 GMT"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void it_is_read_while_the_session_is_active_on_its_device() throws Exception {
        Reply started = seat.start();
        String grant = Objects.requireNonNull(started.header("X-Runtime-Grant"));
        String session = started.data().required("id").stringValue();
        Seat away = seat.atAnotherDevice();
        String taken = Objects.requireNonNull(
                away.done(Player.transition(session, "resume")).header("X-Runtime-Grant"));
        told(seat.send(content(grant, PAGE)), "409 delivery.play_session.on_other_device");
        assertThat(seat.send(content(taken, PAGE)).status()).isEqualTo(200);

        away.done(Player.transition(session, "pause"));
        told(seat.send(content(taken, PAGE)), "409 delivery.play_session.not_active");
        away.done(Player.transition(session, "abandon"));
        told(seat.send(content(taken, PAGE)), "409 delivery.play_session.terminal");
    }

    @Test
    void a_page_has_an_origin_at_the_host_of_its_package_alone() throws Exception {
        JsonNode started = seat.start().data();
        String grant = Objects.requireNonNull(
                seat.done(Player.outline(started.required("id").stringValue())).header("X-Runtime-Grant"));
        String pack = started.required("playPackageId").stringValue();
        String own = pack.replace('_', '-').toLowerCase(Locale.ROOT) + ".localhost";

        assertThat(at(own + ":8080", grant)).contains("allow-same-origin", "frame-ancestors 'self' " + School.ORIGIN);
        assertThat(at("127.0.0.1", grant)).startsWith("sandbox allow-scripts").doesNotContain("allow-same-origin");
        assertThat(at("ppk-01jdcb9w400000000000000009.localhost", grant)).doesNotContain("allow-same-origin");
    }

    private String at(String host, String grant) throws Exception {
        Answer answer = Wire.exchange(
                ward.world.api(), "GET " + content(grant, PAGE).path() + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return Objects.requireNonNull(answer.header("Content-Security-Policy"));
    }

    @Test
    void pages_of_the_tenant_may_read_it_and_no_others() throws Exception {
        Call call = content(granted(), STYLE);

        assertThat(seat.send(call.with("Origin", School.ORIGIN)).header("Access-Control-Allow-Origin"))
                .isEqualTo(School.ORIGIN);
        assertThat(seat.send(call.with("Origin", "https://evil.example")).header("Access-Control-Allow-Origin"))
                .isNull();
        assertThat(seat.send(call).header("Access-Control-Allow-Credentials")).isNull();
    }
}
