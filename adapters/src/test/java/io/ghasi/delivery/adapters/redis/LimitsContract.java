package io.ghasi.delivery.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.limits.Limit;
import io.ghasi.delivery.core.limits.Limits;
import io.ghasi.delivery.core.limits.Limits.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of limits wherever they are counted. */
abstract class LimitsContract {
    private static final Limit FIVE_AN_HOUR = new Limit("starts", 5, Duration.ofHours(1));

    private final MonotonicUlids ids = new MonotonicUlids(InstantSource.system(), new Random());
    final TenantId tenant = new TenantId(ids.next());
    final UserId user = new UserId(ids.next());

    abstract Limits limits();

    @Test
    void as_many_as_are_allowed_go_on_at_once_and_the_next_hears_how_long_to_wait() {
        use(5);
        assertThat(limits().count(FIVE_AN_HOUR, tenant, user, user))
                .isInstanceOfSatisfying(Verdict.Exceeded.class, exceeded -> {
                    assertThat(exceeded.limit()).isEqualTo(FIVE_AN_HOUR);
                    // One of five comes back every twelve minutes.
                    assertThat(exceeded.retryAfter()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
                });
    }

    @Test
    void a_refused_use_costs_nothing() {
        use(5);
        Duration first = waitOf(limits().count(FIVE_AN_HOUR, tenant, user, user));
        for (int i = 0; i < 20; i++) {
            limits().count(FIVE_AN_HOUR, tenant, user, user);
        }
        assertThat(waitOf(limits().count(FIVE_AN_HOUR, tenant, user, user))).isLessThanOrEqualTo(first);
    }

    @Test
    void nobody_uses_up_what_is_anothers() {
        use(5);
        UserId other = new UserId(ids.next());
        SessionId session = new SessionId(ids.next());
        TenantId elsewhere = new TenantId(ids.next());
        Limit otherName = new Limit("navigations", 5, Duration.ofHours(1));
        assertThat(limits().count(FIVE_AN_HOUR, tenant, other, other)).isInstanceOf(Verdict.Within.class);
        assertThat(limits().count(FIVE_AN_HOUR, tenant, user, session)).isInstanceOf(Verdict.Within.class);
        assertThat(limits().count(FIVE_AN_HOUR, elsewhere, user, user)).isInstanceOf(Verdict.Within.class);
        assertThat(limits().count(otherName, tenant, user, user)).isInstanceOf(Verdict.Within.class);
    }

    final void use(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limits().count(FIVE_AN_HOUR, tenant, user, user)).isInstanceOf(Verdict.Within.class);
        }
    }

    final boolean isExceeded() {
        return limits().count(FIVE_AN_HOUR, tenant, user, user) instanceof Verdict.Exceeded;
    }

    private static Duration waitOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Within _ -> Duration.ZERO;
            case Verdict.Exceeded exceeded -> exceeded.retryAfter();
        };
    }
}
