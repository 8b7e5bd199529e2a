package io.ghasi.delivery.api.content;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.exchange.WriteRequests;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.api.sessions.RefusalProblems;
import io.ghasi.delivery.core.session.ReadContent;
import io.ghasi.delivery.core.session.ReadContent.Sought;
import io.ghasi.delivery.core.session.Speaker;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET} and {@code HEAD /g/{grant}/content/{path}}: what the manifest of the session's package lists at a path, and nothing else. */
@RestController
public final class ContentController {
    private static final String PLACE = "/content/";

    private final ReadContent content;
    private final FileAnswers answers;

    public ContentController(ReadContent content, FileAnswers answers) {
        this.content = content;
        this.answers = answers;
    }

    // A query is the content's own: pages are launched with parameters.
    @GetMapping("/api/v1/g/{grant}/content/**")
    public void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = Exchange.of(request);
        Speaker reader = WriteRequests.reader(request);
        switch (content.find(reader, exchange.grant().session(), exchange.pathBelow(PLACE))) {
            case Sought.Found(var pack, var file) ->
                answers.answer(
                        new Wanted(exchange, new PackageAddress(reader.tenant(), pack), file), request, response);
            case Sought.Absent() ->
                throw new ProblemException(Problem.of(Code.RESOURCE_NOT_FOUND, "The course has no such file"));
            case Sought.Refused(var why) -> throw new ProblemException(RefusalProblems.of(why));
        }
    }
}
