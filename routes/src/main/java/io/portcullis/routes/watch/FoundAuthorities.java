package io.portcullis.routes.watch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.inventory.Entry;
import io.portcullis.routes.endpoint.Reach;

/**
 * Looking at what the inventory's certificates name.
 *
 * @param known configured ones, which are not looked at twice
 * @param certificates all of the inventory; empty while it has not caught up
 * @param reach where may be looked: anybody can write any address into a certificate
 * @param every as of the configured ones
 * @param timeout likewise
 */
public record FoundAuthorities(
    List<WatchedAuthority> known,
    Certificates certificates,
    Reach reach,
    Duration every,
    Duration timeout) {
  /** From one search for addresses to the next. */
  static final Duration SEARCH = Duration.ofDays(1);

  /** Of {@code every}, as it can be configured. */
  static final Duration LONGEST = Duration.ofDays(1);

  /** The inventory's. */
  public interface Certificates {
    boolean caughtUp();

    void each(Consumer<Entry> reader);
  }

  AddressSearch.Result search() {
    AddressSearch search = new AddressSearch(reach, every, timeout);
    certificates.each(search::authority);
    certificates.each(search::names);
    return search.result(known);
  }

  List<IssuerSearch.Named> issuers() {
    IssuerSearch search = new IssuerSearch(reach);
    certificates.each(search::authority);
    certificates.each(search::names);
    return search.result();
  }

  /** Why an address may not be called now; a name may lead elsewhere than it did. */
  Optional<String> refused(URI url) {
    try {
      return Arrays.stream(InetAddress.getAllByName(url.getHost()))
          .filter(address -> !reach.address(address))
          .map(address -> address.getHostAddress() + " is in no network that is allowed")
          .findFirst();
    } catch (UnknownHostException e) {
      return Optional.of("no address is known of " + url.getHost());
    }
  }
}
