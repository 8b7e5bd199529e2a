package io.ghasi.delivery.adapters.telemetry;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What a class logs while this is open. */
public final class HeardLog implements AutoCloseable {
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger logger;

    private HeardLog(Logger logger) {
        this.logger = logger;
        heard.start();
        logger.addAppender(heard);
    }

    public static HeardLog of(Class<?> who) {
        return new HeardLog((Logger) LoggerFactory.getLogger(who));
    }

    /** Its messages so far, a line each. */
    public String text() {
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
    }
}
