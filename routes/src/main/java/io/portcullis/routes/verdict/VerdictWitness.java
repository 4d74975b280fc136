package io.portcullis.routes.verdict;

import java.util.List;
import java.util.Optional;

import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Standing;
import io.portcullis.model.Target;
import io.portcullis.model.Want;
import io.portcullis.routes.enforce.Witness;

/** Since when live authorisation on this hub answers as an action wants it. */
public final class VerdictWitness implements Witness {
  private final VerdictStore verdicts;

  public VerdictWitness(VerdictStore verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  public List<Hop> saw(Action action) {
    return key(action.target())
        .filter(key -> verdicts.find(key).filter(v -> fits(v, action)).isPresent())
        .flatMap(verdicts::since)
        .map(at -> new Hop(Hop.Kind.AUTHORISATION, at))
        .stream()
        .toList();
  }

  private static boolean fits(Verdict verdict, Action action) {
    return verdict.subject().equals(action.subject()) && fits(verdict.standing(), action.want());
  }

  private static boolean fits(Standing standing, Want want) {
    return switch (want) {
      case REVOKED -> standing == Standing.REVOKED;
      case HELD, QUARANTINED, DISCONNECTED -> standing.compareTo(Standing.QUARANTINED) >= 0;
      case VALID, CONNECTED -> standing.compareTo(Standing.QUARANTINED) < 0;
      case ENABLED, DISABLED, TOLD -> false;
    };
  }

  private static Optional<String> key(Target target) {
    return switch (target) {
      case Target.OfCertificate c -> Optional.of(Verdict.certificateKey(c.issuer(), c.serial()));
      case Target.OfSession s ->
          Optional.of(s.session().mac()).filter(mac -> !mac.isEmpty()).map(Verdict::macKey);
      case Target.OfKey k -> Optional.empty();
      case Target.OfCloudKey k -> Optional.empty();
      case Target.OfPeople p -> Optional.empty();
    };
  }
}
