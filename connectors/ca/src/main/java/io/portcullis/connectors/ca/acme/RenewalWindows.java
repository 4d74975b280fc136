package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;

import io.portcullis.connectors.ca.acme.Directory.Call;
import io.portcullis.connectors.ca.authority.RenewalWindow;

/** When an ACME server would like a certificate to be renewed (ARI, RFC 9773). */
final class RenewalWindows {
  /** Within these a server is believed when to be asked again (RFC 9773 section 4.3.2). */
  static final Duration SOONEST = Duration.ofMinutes(1);

  static final Duration LATEST = Duration.ofDays(1);
  private static final Duration USUAL = Duration.ofHours(6);

  private final Directory directory;
  private final Accounts accounts;
  private final Clock clock;

  RenewalWindows(Directory directory, Accounts accounts, Clock clock) {
    this.directory = directory;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Empty when the server offers none.
   *
   * @throws IOException when it can not be had now, or makes no sense
   */
  Optional<RenewalWindow> of(X509Certificate certificate) throws IOException {
    Call call = directory.call();
    try {
      if (call.session().resourceUrlOptional(Resource.RENEWAL_INFO).isEmpty()) {
        return Optional.empty();
      }
      // The question itself is not signed (section 4.1); acme4j wants an account all the same.
      RenewalInfo info = accounts.login(call.session()).bindRenewalInfo(certificate);
      Optional<Instant> again = info.fetch();
      return Optional.of(
          new RenewalWindow(
              info.getSuggestedWindowStart(),
              info.getSuggestedWindowEnd(),
              info.getExplanation().map(url -> URI.create(url.toString())),
              bounded(again)));
    } catch (AcmeException e) {
      throw new IOException(Problems.reply(e, call.exchange()).text(), e);
    } catch (RuntimeException e) {
      throw Problems.unreadable(e);
    }
  }

  private Instant bounded(Optional<Instant> asked) {
    Instant now = clock.instant();
    Instant wanted = asked.orElse(now.plus(USUAL));
    Instant first = now.plus(SOONEST);
    Instant last = now.plus(LATEST);
    return wanted.isBefore(first) ? first : wanted.isAfter(last) ? last : wanted;
  }
}
