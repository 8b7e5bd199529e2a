package io.ghasi.delivery.adapters.grants;

import io.ghasi.delivery.adapters.settings.BadValue;
import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.Setting;

/** What grants are signed with. */
public record GrantSettings(
        @Setting(
                "the keys of run-time grants, in base64, with commas between them: the first signs, each verifies; the same in all processes")
        Secret keys)
        implements Guarded {
    @Override
    public void guard(Guard guard) {
        try {
            KeyRing ring = KeyRing.read(keys.value());
            guard.safe("keys", !ring.guessed(), "has a key that was not drawn at random", KeyRing.MEND);
        } catch (BadValue e) {
            guard.refuse("keys", String.valueOf(e.getMessage()));
        }
    }
}
