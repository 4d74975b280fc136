package io.portcullis.bench.radius;

/**
 * How much is measured.
 *
 * @param verdicts in the hub's store
 * @param questions asked of it, each time
 * @param warmUp of them before, not counted
 * @param clients that log in at the same time
 * @param logins of each client, one after the other
 * @param rounds of all ways, in turns
 */
record Size(int verdicts, int questions, int warmUp, int clients, int logins, int rounds) {
  static final Size FULL = new Size(1_000_000, 100_000, 20_000, 64, 40, 3);
  static final Size QUICK = new Size(20_000, 2_000, 500, 8, 5, 1);

  int loginsOfAll() {
    return clients * logins;
  }
}
