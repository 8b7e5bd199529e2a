package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.exchange.Fields;
import io.ghasi.delivery.api.exchange.JsonBody;
import io.ghasi.delivery.api.exchange.Permission;
import io.ghasi.delivery.api.exchange.QueryParameters;
import io.ghasi.delivery.api.exchange.WriteRequests;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.session.StartSession;
import io.ghasi.delivery.core.session.WriteRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /play-sessions}. */
@RestController
public final class StartController {
    private static final String DEFAULT_LOCALE = "en";

    private final StartSession sessions;
    private final WriteRequests writes;
    private final RuntimeGrants grants;

    public StartController(StartSession sessions, WriteRequests writes, RuntimeGrants grants) {
        this.sessions = sessions;
        this.writes = writes;
        this.grants = grants;
    }

    @PostMapping(Answers.PATH)
    public ResponseEntity<byte[]> start(HttpServletRequest request) {
        Exchange exchange = Exchange.of(request);
        exchange.require(Permission.CREATE);
        QueryParameters.none(request);
        JsonBody body = JsonBody.of(request);
        WriteRequest write = writes.of(request, body, Answers.created(exchange));
        StartSession.Wish wish = wish(body.fields());
        return Answers.of(
                writes.perform(write, asked -> sessions.start(asked, wish)),
                answer -> grants.with(answer, exchange.caller()));
    }

    private static StartSession.Wish wish(Fields body) {
        EnrollmentId enrollment = body.required("enrollmentId", EnrollmentId::parse);
        CourseVersionId course = body.required("courseVersionId", CourseVersionId::parse);
        DeviceId device = body.optional("deviceId", DeviceId::parse);
        String locale = body.optional("locale", Parsers::locale);
        body.end();
        if (enrollment == null || course == null) {
            throw new IllegalStateException("errors were told");
        }
        return new StartSession.Wish(enrollment, course, device, locale == null ? DEFAULT_LOCALE : locale);
    }
}
