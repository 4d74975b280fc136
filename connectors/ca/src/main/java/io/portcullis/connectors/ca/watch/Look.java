package io.portcullis.connectors.ca.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Probe;
import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.RevocationService;

/**
 * One look at one service.
 *
 * @param took from the question to the last byte of the slowest answer
 * @param list that was shown and signed by the authority, even when it has run out
 */
record Look(
    RevocationService service,
    Probe.Result result,
    String detail,
    Duration took,
    Optional<ReadList> list,
    Agreement agreement) {

  static Look failed(RevocationService service, Probe.Result result, String detail, Duration took) {
    return new Look(service, result, detail, took, Optional.empty(), Agreement.UNKNOWN);
  }

  Look agreeing(Agreement with) {
    return new Look(service, result, detail, took, list, with);
  }

  Probe probe() {
    return new Probe(
        result,
        detail,
        Probe.step(took),
        list.map(ReadList::edition),
        agreement,
        list.map(ReadList::fresh).orElse(List.of()));
  }
}
