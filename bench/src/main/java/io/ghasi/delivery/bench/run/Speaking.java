package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.load.Target.Speaker;
import io.ghasi.delivery.bench.world.Kept;

/** Where content was when it had spoken for a while: as it is stored, and as it is called on the wire. */
record Speaking(Kept kept, Speaker speaker) {}
