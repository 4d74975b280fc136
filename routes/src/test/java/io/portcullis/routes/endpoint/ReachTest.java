package io.portcullis.routes.endpoint;

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReachTest {
  private static final Reach REACH =
      Reach.of(List.of("*.example.org", "one.test"), List.of("10.1.0.0/16", "fd00::/64"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.2.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "fe80::1",
        "fd01::1",
        "2002:7f00:1::",
        "2001:0:1::1",
        "ff02::1"
      })
  void anAddressThatIsNotPublicIsDenied(String address) throws Exception {
    assertThat(REACH.address(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.255.255", "fd00::1", "192.0.9.1", "8.8.8.8", "2600::1"})
  void aPublicOneIsAllowedAndOneOfANamedNetwork(String address) throws Exception {
    assertThat(REACH.address(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "badexample.org", "a.one.test", "localhost", "8.8.8.8"})
  void aHostThatNobodyAllowedIsDenied(String host) {
    assertThat(REACH.host(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.example.org", "A.B.Example.ORG", "one.test"})
  void aHostThatIsAllowed(String host) {
    assertThat(REACH.host(host)).isTrue();
  }

  @Test
  void whatTheOperatorConfiguredIsClosedNowhere() throws Exception {
    assertThat(Reach.ANYWHERE.address(InetAddress.getByName("127.0.0.1"))).isTrue();
  }
}
