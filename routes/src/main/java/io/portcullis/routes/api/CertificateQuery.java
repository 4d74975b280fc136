package io.portcullis.routes.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import io.portcullis.inventory.Status;
import io.portcullis.inventory.TrustKind;
import io.portcullis.inventory.store.Filter;

/** Which certificates are asked for. What is not given is empty, and fits all. */
public class CertificateQuery {
  @BeanParam PageQuery page;

  @QueryParam("spki")
  @DefaultValue("")
  String spki;

  @QueryParam("serial")
  @DefaultValue("")
  String serial;

  @QueryParam("name")
  @DefaultValue("")
  String name;

  @QueryParam("issuer")
  @DefaultValue("")
  String issuer;

  @QueryParam("owner")
  @DefaultValue("")
  String owner;

  @QueryParam("environment")
  @DefaultValue("")
  String environment;

  @QueryParam("holder")
  @DefaultValue("")
  String holder;

  @QueryParam("algorithm")
  @DefaultValue("")
  String algorithm;

  @QueryParam("trust")
  @DefaultValue("")
  String trust;

  @QueryParam("status")
  @DefaultValue("")
  String status;

  @QueryParam("contains")
  @DefaultValue("")
  String contains;

  /**
   * @throws Refuse 400 when a word is none of those that there are
   */
  Filter filter() {
    Optional<TrustKind> trusted = word("trust", trust, TrustKind.values());
    Optional<Status.Kind> kind = word("status", status, Status.Kind.values());
    try {
      return new Filter(owner, environment, issuer, trusted, kind, holder, algorithm, contains);
    } catch (IllegalArgumentException e) {
      throw new Refuse(400, e.getMessage());
    }
  }

  private static <E extends Enum<E>> Optional<E> word(String field, String given, E[] known) {
    if (given.isBlank()) {
      return Optional.empty();
    }
    String name = given.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    Optional<E> found = Arrays.stream(known).filter(one -> one.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      String all =
          Arrays.stream(known).map(CertificateQuery::spelt).collect(Collectors.joining(", "));
      throw new Refuse(400, "\"%s\" must be one of %s".formatted(field, all));
    }
    return found;
  }

  private static String spelt(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
