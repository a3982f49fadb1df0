package dev.bailiwick.model.gateway;

/** How many second requests there may be: a share of all calls, and a few in advance. */
final class HedgeBudget {

    private static final double MOST_SAVED = 10;

    private final double share;
    private double saved;

    /** @param share second requests for one call, 0 for none */
    HedgeBudget(double share) {
        this.share = share;
        this.saved = share > 0 ? 1 : 0;
    }

    /** A call is made. */
    synchronized void earn() {
        saved = Math.min(MOST_SAVED, saved + share);
    }

    /** @return whether a second request may be made */
    synchronized boolean spend() {
        // A share such as 0.05 added twenty times is a little less than one.
        if (saved < 0.999) {
            return false;
        }
        saved--;
        return true;
    }
}
