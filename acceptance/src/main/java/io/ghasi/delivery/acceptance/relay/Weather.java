package io.ghasi.delivery.acceptance.relay;

import java.util.random.RandomGenerator;

/**
 * How bad things are in a world: each likelihood is drawn once, so that worlds differ in kind.
 *
 * @param storeFails of a call to the store, before or after it is done
 * @param lost of a message to the broker, or of its answer
 * @param copied of a message that arrives twice, the second time late
 * @param refused of an event that the broker will not have
 * @param slow of a commit that comes long after its id was drawn
 */
record Weather(double storeFails, double lost, double copied, double refused, double slow) {
    private static final double[] LIKELIHOODS = {0, 0, 0.02, 0.1, 0.3};

    static Weather draw(RandomGenerator chance) {
        return new Weather(some(chance), some(chance), some(chance), chance.nextInt(4) == 0 ? 0.03 : 0, some(chance));
    }

    static Weather calm() {
        return new Weather(0, 0, 0, 0, 0);
    }

    private static double some(RandomGenerator chance) {
        return LIKELIHOODS[chance.nextInt(LIKELIHOODS.length)];
    }
}
