package io.portcullis.bench.rules;

import java.util.List;
import java.util.Optional;

import io.portcullis.model.AccessReview;
import io.portcullis.model.Ceremony;
import io.portcullis.model.Declared;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyUsers;

/**
 * What nobody declared.
 *
 * @param trouble how often, 0 to 1, something is not as it should be
 */
record InventedDeclarations(Dice dice, double trouble) {
  private static final double WEAK = 0.1;

  Declared all() {
    return new Declared(
        List.of(key()),
        dice.once(trouble) ? dice.list(1 + dice.below(2), this::ceremony) : List.of(),
        dice.once(trouble) ? dice.list(1 + dice.below(2), this::review) : List.of());
  }

  private DeclaredKey key() {
    KeyDeclaration declaration =
        new KeyDeclaration(
            "invented",
            dice.of(Tier.values()),
            Recoverability.UNKNOWN,
            "",
            dice.or(trouble / 2, "production", new String[] {"test", ""}),
            new KeyHome(dice.or(trouble / 2, KeyHome.Kind.UNKNOWN, KeyHome.Kind.values()), ""),
            dice.once(trouble) ? Optional.of(dice.once(0.5)) : Optional.empty(),
            users(),
            KeyBackup.NONE,
            KeyRotation.NONE,
            dice.or(trouble, "", new String[] {"RSA", "EC"}),
            dice.or(trouble, "", new String[] {"4096", "2048", "p256"}));
    return new DeclaredKey(
        dice.of("estate", "team"), declaration, dice.ago(), Dice.NOW, dice.once(WEAK));
  }

  private KeyUsers users() {
    return new KeyUsers(
        dice.once(0.5) ? List.of("job-*") : List.of(),
        dice.once(0.5) ? List.of("release", "release/*") : List.of(),
        dice.once(0.5) ? List.of("192.0.2.0/24", "2001:db8::/32") : List.of());
  }

  private Ceremony ceremony() {
    return new Ceremony(
        dice.of("estate", "luna"),
        dice.of("generation", "restore"),
        1 + dice.below(4),
        dice.below(5),
        dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }

  private AccessReview review() {
    return new AccessReview(
        dice.of("estate", "entra"),
        dice.of("admins", "signers"),
        dice.once(0.3),
        dice.once(0.2) ? Dice.NOW.plusSeconds(dice.below(3_600)) : dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }
}
