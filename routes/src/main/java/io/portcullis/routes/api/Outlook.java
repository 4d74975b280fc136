package io.portcullis.routes.api;

import io.portcullis.inventory.storm.Forecast;

/** What is to come of the certificates. Throws {@link HubRefusal} as {@link Hub} does. */
public interface Outlook {
  /** Most authorities that a forecast tells apart; the others are summed up. */
  int MOST_AUTHORITIES = 100;

  /** Most of what is due in one answer. */
  int MOST_DUE = 1_000;

  /**
   * Renewals per day, from today on in UTC.
   *
   * @param days 1 to {@link io.portcullis.inventory.storm.Storm#MOST_DAYS}
   */
  Forecast storm(int days);

  ChainsView chains();

  /**
   * What is to be renewed now, the soonest end first.
   *
   * @param owner as it was told; empty for all
   * @param most 1 to {@link #MOST_DUE}
   */
  DuePage due(String owner, int most);
}
