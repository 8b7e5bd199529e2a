package io.ghasi.delivery.adapters.postgres;

import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Stands before the driver and times each call of a statement, answered or not. Some hundred nanoseconds beside a call's hundred microseconds. */
final class TimedCalls implements InvocationHandler {
    private final Object target;
    private final Timer timer;

    private TimedCalls(Object target, Timer timer) {
        this.target = target;
        this.timer = timer;
    }

    /** The same database, each of whose calls {@code timer} is told of. */
    static DataSource of(DataSource database, Timer timer) {
        return timed(DataSource.class, database, timer);
    }

    private static <T> T timed(Class<T> type, Object target, Timer timer) {
        return type.cast(Proxy.newProxyInstance(
                TimedCalls.class.getClassLoader(), new Class<?>[] {type}, new TimedCalls(target, timer)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean asks = target instanceof Statement && method.getName().startsWith("execute");
        long begin = asks ? System.nanoTime() : 0;
        try {
            return wrapped(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        } finally {
            if (asks) {
                timer.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            }
        }
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        return switch (result) {
            case Connection connection -> timed(Connection.class, connection, timer);
            case PreparedStatement statement -> timed(PreparedStatement.class, statement, timer);
            case null, default -> result;
        };
    }
}
