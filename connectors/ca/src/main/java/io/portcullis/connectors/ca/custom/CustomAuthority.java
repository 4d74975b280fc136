package io.portcullis.connectors.ca.custom;

import java.io.IOException;
import java.util.Map;

import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.custom.Asker.Verdict;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Witness;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

/** An authority that is asked as its configuration says. Can do what it was told how to do. */
public sealed class CustomAuthority implements Authority {
  private static final Map<Meaning, Seen.Kind> STATES =
      Map.of(
          Meaning.GOOD, Seen.Kind.GOOD,
          Meaning.HELD, Seen.Kind.HELD,
          Meaning.REVOKED, Seen.Kind.REVOKED,
          Meaning.UNKNOWN, Seen.Kind.UNKNOWN);

  private final String name;
  private final Issuers issuers;
  private final Witness witness;
  private final Asker asker;

  private CustomAuthority(String name, Issuers issuers, Witness witness, Asker asker) {
    this.name = name;
    this.issuers = issuers;
    this.witness = witness;
    this.asker = asker;
  }

  static CustomAuthority of(String name, Issuers issuers, Witness witness, Asker asker) {
    return asker.can(Wish.HOLD) && asker.can(Wish.RELEASE)
        ? new Holding(name, issuers, witness, asker)
        : new CustomAuthority(name, issuers, witness, asker);
  }

  /** One that was told how to hold and to release. */
  private static final class Holding extends CustomAuthority implements Authority.Holds {
    Holding(String name, Issuers issuers, Witness witness, Asker asker) {
      super(name, issuers, witness, asker);
    }

    @Override
    public Reply hold(Target.OfCertificate certificate, Cause cause) throws IOException {
      return change(Wish.HOLD, certificate, ReasonCode.CERTIFICATE_HOLD, cause);
    }

    @Override
    public Reply release(Target.OfCertificate certificate, Cause cause) throws IOException {
      return change(Wish.RELEASE, certificate, ReasonCode.REMOVE_FROM_CRL, cause);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean issued(String issuer) {
    return issuers.known(issuer);
  }

  @Override
  public Reply revoke(Target.OfCertificate certificate, ReasonCode reason, Cause cause)
      throws IOException {
    return change(Wish.REVOKE, certificate, reason, cause);
  }

  final Reply change(Wish wish, Target.OfCertificate certificate, ReasonCode reason, Cause cause)
      throws IOException {
    Values values = values(certificate, reason, cause.action(), cause.generation());
    Reply reply = already(wish, certificate, reply(asker.ask(wish, values)));
    if (reply.kind() != Reply.Kind.DONE || !asker.can(Wish.PUBLISH)) {
      return reply;
    }
    // Asked for again when it failed: the change itself is then "already".
    Reply published = reply(asker.ask(Wish.PUBLISH, values));
    return published.kind() == Reply.Kind.DONE
        ? Reply.done(reply.text() + "; published: " + published.text())
        : Reply.notNow("done, but not published: " + published.text());
  }

  /** Many have one error for "it is so already" and for all else: then it is looked. */
  private Reply already(Wish wish, Target.OfCertificate certificate, Reply reply) {
    if (reply.kind() == Reply.Kind.DONE) {
      return reply;
    }
    Seen seen = look(certificate);
    return seen.proves(wish.want())
        ? Reply.done(reply.text() + "; it was so before: " + seen.text())
        : reply;
  }

  private static Reply reply(Verdict verdict) {
    return switch (verdict.meaning()) {
      case DONE -> Reply.done(verdict.text());
      case ALREADY -> Reply.done("it was so before: " + verdict.text());
      case REFUSED -> Reply.refused(verdict.text());
      default -> Reply.notNow(verdict.text());
    };
  }

  @Override
  public Seen look(Target.OfCertificate certificate) {
    return witness.look(certificate).orElseGet(() -> asked(certificate));
  }

  private Seen asked(Target.OfCertificate certificate) {
    if (!asker.can(Wish.LOOK)) {
      return Seen.none("there is nothing to look at: no ocsp, no crl, and no way to ask");
    }
    try {
      Verdict verdict =
          asker.ask(Wish.LOOK, values(certificate, ReasonCode.UNSPECIFIED, "look", 0));
      Seen.Kind kind = STATES.getOrDefault(verdict.meaning(), Seen.Kind.NONE);
      return new Seen(kind, "the CA says " + verdict.text());
    } catch (IOException e) {
      return Seen.none("the CA: " + e.getMessage());
    }
  }

  private Values values(
      Target.OfCertificate certificate, ReasonCode reason, String action, int generation) {
    String issuer =
        issuers
            .named(certificate.issuer())
            .map(c -> c.getSubjectX500Principal().getName())
            .orElse(certificate.issuer());
    return new Values(certificate.serial(), issuer, reason, action, generation);
  }

  @Override
  public String check() {
    String problem = asker.problem();
    return problem.isEmpty() ? witness.problem().orElse("ok") : problem;
  }

  @Override
  public void close() {
    asker.close();
    witness.close();
  }
}
