package io.portcullis.model;

import java.util.List;

/**
 * Who may use a key. An empty list restricts nothing; each of the others does so by itself.
 *
 * @param identities principals as the sources name them; one that ends in "*" stands for all that
 *     begin so
 * @param jobs in the same form
 * @param subnets CIDR, IPv4 and IPv6
 */
public record KeyUsers(List<String> identities, List<String> jobs, List<String> subnets) {
  public static final KeyUsers ANYBODY = new KeyUsers(List.of(), List.of(), List.of());

  /**
   * @throws IllegalArgumentException when a list is too long, or a subnet is none
   */
  public KeyUsers {
    identities = Bounds.texts("users.identities", identities);
    jobs = Bounds.texts("users.jobs", jobs);
    subnets = Bounds.texts("users.subnets", subnets);
    subnets.forEach(Subnet::of);
  }

  /** What was not told of a use is not held against it: nobody knows. */
  boolean allow(String principal, String job, String address) {
    return within(identities, principal) && within(jobs, job) && inSubnet(address);
  }

  /** True when it stands on a list, so that it is no stranger. */
  boolean names(String principal) {
    return !identities.isEmpty() && !principal.isEmpty() && within(identities, principal);
  }

  private static boolean within(List<String> listed, String name) {
    return listed.isEmpty() || name.isEmpty() || listed.stream().anyMatch(l -> is(l, name));
  }

  private static boolean is(String listed, String name) {
    if (!listed.endsWith("*")) {
      return listed.equalsIgnoreCase(name);
    }
    int length = listed.length() - 1;
    return name.regionMatches(true, 0, listed, 0, length);
  }

  private boolean inSubnet(String address) {
    return subnets.isEmpty()
        || !Subnet.isAddress(address)
        || subnets.stream().anyMatch(s -> Subnet.of(s).holds(address));
  }
}
