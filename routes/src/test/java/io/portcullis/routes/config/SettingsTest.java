package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.stream.Collectors;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each refusal with its exact words. */
class SettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http: {host: 0.0.0.0}             | http.host: is not a loopback address: set tls, or plain-beyond-loopback if a proxy does TLS
          http: {max-body: 17MiB}           | http.max-body: must be at most 16MiB
          http: {max-body: 0B}              | http.max-body: must be more than 0, is 0
          kafka: {bootstrap-servers: kafka} | kafka.bootstrap-servers: must be HOST:PORT, several separated by commas
          kafka: {partitions: 0}            | kafka.partitions: must be 1 to 256, is 0
          kafka: {sasl-plain: {user: u, password: 'env:P'}} | kafka.sasl-plain: makes no sense without bootstrap-servers
          kafka: {bootstrap-servers: 'k:1', sasl-plain: {user: u, password: 'env:P'}} | kafka.sasl-plain: would send the password in clear; set tls: true
          elasticsearch: {hosts: ['ftp://x']} | elasticsearch.hosts[0]: must be http://HOST or https://HOST, without user or password
          elasticsearch: {user: u}          | elasticsearch.password: goes with user, both or none
          elasticsearch: {hosts: ['http://e.example.net:9200'], api-key: 'env:K'} | elasticsearch.hosts[0]: would send credentials in clear; use https
          sources: [{name: A, type: okta}]  | sources[0].name: must be 1 to 63 lower-case letters, digits and hyphens
          sources: [{name: a, type: okta, expected-interval: 0s}] | sources[0].expected-interval: must be 1s to 30d, is 0s
          sources: [{name: a, type: okta, environment: Live Site}] | sources[0].environment: must be one word such as production, test or development
          sources: [{name: a, type: okta, auth: {hmac: {header: 'X Y', secret: 'env:S'}}}] | sources[0].auth.hmac.header: is not a name of an HTTP header
          sources: [{name: a, type: okta, auth: {hmac: {header: X, secret: 'env:S', algorithm: sha1}}}] | sources[0].auth.hmac.algorithm: is "sha1"; known: sha256
          sources: [{name: a, type: t, auth: {topic: {bootstrap-servers: 'k:1', topic: 'a b'}}}] | sources[0].auth.topic.topic: is not a name of a Kafka topic
          sources: [{name: a, type: t, auth: {signed-set: {issuer: i, audience: a, jwks: 'http://idp.example.com/keys'}}}] | sources[0].auth.signed-set.jwks: must be https://HOST/PATH or file:///PATH
          sources: [{name: a, type: t, auth: {signed-set: {issuer: '', audience: a, jwks: 'file:///k'}}}] | sources[0].auth.signed-set.issuer: must not be empty
          sources: [{name: a, type: okta, auth: mtls}] | sources[0].auth.mtls.accept: must name 1 to 64 senders, e.g. dns=sender.example.net
          sources: [{name: a, type: okta, auth: {mtls: {accept: [dns=a.example.net, sender]}}}] | sources[0].auth.mtls.accept[1]: must be KIND=VALUE, e.g. dns=sender.example.net
          sources: [{name: a, type: okta, auth: {mtls: {accept: [dns=a.example.net, subjct=sender]}}}] | sources[0].auth.mtls.accept[1]: "subjct" is no part of a certificate; did you mean "subject"?
          sources: [{name: a, type: okta, auth: {mtls: {accept: [dns=a.example.net, 'dns=*.example.net']}}}] | sources[0].auth.mtls.accept[1]: must hold a whole name, no wildcard
          sources: [{name: a, type: okta, auth: {mtls: {accept: [dns=a.example.net, sha256=aa]}}}] | sources[0].auth.mtls.accept[1]: must hold 64 hex digits
          sources: [{name: a, type: okta, auth: {mtls: {accept: [dns=a.example.net, subject=sender]}}}] | sources[0].auth.mtls.accept[1]: must hold a distinguished name such as CN=sender,O=Example
          sources: [{name: a, type: t, auth: {folder: {path: p, files: '{'}}}] | sources[0].auth.folder.files: is not a pattern of file names
          sources: [{name: a, type: t, auth: {folder: {path: p, every: 0s}}}] | sources[0].auth.folder.every: must be 1s to 1d, is 0s
          sources: [{name: a, type: vault, auth: {key-service: {service: {aws-kms: {account: '111122223333', region: eu-central-1}}}}}] | sources[0].type: must be key-listing for a key-service
          sources: [{name: a, type: key-listing, auth: {key-service: {service: {aws-kms: {account: '111122223333', region: eu-central-1}}, every: 1s}}}] | sources[0].auth.key-service.every: must be 1m to 7d, is 1s
          sources: [{name: a, type: key-listing, auth: {key-service: {service: {aws-kms: {account: '111122223333', region: eu-central-1}}, most: 10001}}}] | sources[0].auth.key-service.most: must be 1 to 10000
          sources: [{name: a, type: key-listing, auth: {key-service: {service: {aws-kms: {account: '12', region: eu-central-1}}}}}] | sources[0].auth.key-service.service.aws-kms.account: must be twelve digits
          sources: [{name: a, type: key-listing, auth: {key-service: {service: {aws-kmz: {}}}}}] | sources[0].auth.key-service.service.aws-kmz: is unknown; did you mean "aws-kms"?
          sources: [{name: a, type: key-listing, auth: {key-service: {service: {google-kms: {project: p1-x, locations: [], service-account: 'env:S'}}}}}] | sources[0].auth.key-service.service.google-kms.locations: must be 1 to 50 locations, e.g. europe-west3
          sources: [{name: a, type: key-listing, auth: {key-service: {service: {google-kms: {project: p1/../x, locations: [global], service-account: 'env:S'}}}}}] | sources[0].auth.key-service.service.google-kms.project: must be the id of a project
          sources: [{name: a, type: key-listing, auth: {key-service: {service: {vault-transit: {url: 'http://vault.example:8200', token: 'env:S'}}}}}] | sources[0].auth.key-service.service.vault-transit.url: would send the secret in clear; use https
          sources: [{name: a, type: key-listing, auth: {key-service: {service: {vault-transit: {url: 'https://vault.example', mount: /transit/, token: 'env:S'}}}}}] | sources[0].auth.key-service.service.vault-transit.mount: must be a path without slashes around it
          enforcers: {hsm: [{name: h, module: m.so, token: t, pin: 'env:P'}, {name: h, module: m.so, token: t, pin: 'env:P'}]} | enforcers.hsm: the name "h" stands more than once
          enforcers: {hsm: [{name: h, module: m.so, token: t, pin: 'env:P', read-every: 1s}]} | enforcers.hsm[0].read-every: must be 1m to 7d, is 1s
          enforcers: {aws-kms: [{name: k, account: '12', region: eu-central-1}]} | enforcers.aws-kms[0].account: must be twelve digits
          enforcers: {aws-kms: [{name: k, account: '111122223333', region: Frankfurt}]} | enforcers.aws-kms[0].region: must be the name of a region, e.g. eu-central-1
          enforcers: {aws-kms: [{name: k, account: '111122223333', region: eu-central-1, endpoint: 'http://kms.example.net'}]} | enforcers.aws-kms[0].endpoint: would send the secret in clear; use https
          enforcers: {azure-keyvault: [{name: v, vault: 'http://example.vault.azure.net', oauth: {token-url: 'https://t.example.net/', client-id: c, client-secret: 'env:S'}}]} | enforcers.azure-keyvault[0].vault: would send the secret in clear; use https
          enforcers: {radius: [{name: n, host: nas-7, secret: 'env:S'}]} | enforcers.radius[0].serves: must be addresses or networks, e.g. 192.0.2.0/24; needed where host is a name
          enforcers: {radius: [{name: n, host: 192.0.2.1, secret: 'env:S', normal-vlan: '1'}]} | enforcers.radius[0].normal-vlan: goes with quarantine-vlan, both or none
          enforcers: {cisco-ise: [{name: i, url: 'https://i', serves: [nas-7], user: u, password: 'env:S', quarantine-policy: q, disconnect-policy: o}]} | enforcers.cisco-ise[0].serves: must be addresses or networks, e.g. 192.0.2.0/24
          enforcers: {cisco-ise: [{name: i, url: 'http://i', serves: [192.0.2.1], user: u, password: 'env:S', quarantine-policy: q, disconnect-policy: o}]} | enforcers.cisco-ise[0].url: would send the secret in clear; use https
          enforcers: {cisco-ise: [{name: i, url: 'https://i', serves: [192.0.2.1], user: 'u:v', password: 'env:S', quarantine-policy: q, disconnect-policy: o}]} | enforcers.cisco-ise[0].user: must not hold a colon (RFC 7617)
          enforcers: {cisco-ise: [{name: i, url: 'https://i', serves: [192.0.2.1], user: u, password: 'env:S', quarantine-policy: q, disconnect-policy: o, timeout: 15s}]} | enforcers.cisco-ise[0].timeout: must be 100ms to 14s, is 15s
          enforcers: {clearpass: [{name: c, url: 'https://c', serves: [], client-id: u, client-secret: 'env:S', quarantine-profile: q, normal-profile: n}]} | enforcers.clearpass[0].serves: must name the addresses or networks of the NAS
          enforcers: {radius: [{name: n, host: 192.0.2.1, secret: 'env:S'}], clearpass: [{name: c, url: 'https://c', serves: [192.0.2.0/24], client-id: u, client-secret: 'env:S', quarantine-profile: q, normal-profile: n}]} | enforcers.clearpass: "c" serves NAS of 192.0.2.1, which radius "n" serves: a session is moved by one of them
          enforcers: {notify: [{name: n}]} | enforcers.notify: is written alerts.channels now
          alerts: {channels: [{name: n, to: {webhook: {url: 'http://c.example.net/', secret: 'env:S'}}}]} | alerts.channels[0].to.webhook.url: would send the secret in clear; use https
          alerts: {channels: [{name: n, to: {slack: {url: 'https://hooks.slack.com/x'}}}]} | alerts.channels[0].to.slack.url: must say where the secret lies, env:NAME or file:PATH; the secret itself does not belong here
          alerts: {channels: [{name: n, to: {mail: {host: mail.example.net, security: none, from: a@b.c, to: [d@e.f]}}}]} | alerts.channels[0].to.mail.security: must be starttls or implicit, except on this machine
          alerts: {channels: [{name: n, to: {mail: {host: localhost, from: 'a@b.c', to: ["d@e.f, g@h.i"]}}}]} | alerts.channels[0].to.mail.to: holds what is no address
          alerts: {channels: [{name: n, to: {syslog: {host: h, facility: 24}}}]} | alerts.channels[0].to.syslog.facility: must be 0 to 23
          alerts: {default: [nobody]} | alerts.default: "nobody" is none of alerts.channels; there are none
          alerts: {quiet: {zone: Mars, from: "20:00", until: "07:00"}} | alerts.quiet.zone: must be a zone such as Europe/Berlin
          alerts: {quiet: {from: "8 pm", until: "07:00"}} | alerts.quiet.from: must be a time such as "22:00"
          alerts: {per-minute: 0} | alerts.per-minute: must be 1 to 1000
          enforcers: {ca: [{name: c, subject: Device CA, key: {pkcs12: {passphrase: p}}}]} | enforcers.ca[0].subject: must be a distinguished name such as CN=Device CA
          enforcers: {acme: [{name: a, directory: 'http://ca.example.net/dir', issuer-certificates: [ca.pem], account-key: 'env:K', certificates: c}]} | enforcers.acme[0].directory: must be https (RFC 8555 section 6.1)
          enforcers: {acme: [{name: a, directory: 'https://ca.example.net/dir', issuer-certificates: [], account-key: 'env:K', certificates: c}]} | enforcers.acme[0].issuer-certificates: must name a file, PEM
          enforcers: {acme: [{name: a, directory: 'https://ca.example.net/dir', issuer-certificates: [ca.pem], account-key: 'env:K', certificates: c, timeout: 13s}]} | enforcers.acme[0].timeout: must be 100ms to 12s, is 13s
          enforcers: {cfssl: [{name: a, url: 'http://127.0.0.1:8888', issuer-certificates: [ca.pem], auth-key: 'env:K'}]} | enforcers.cfssl[0].auth-key: belongs to a profile
          enforcers: {cfssl: [{name: a, url: 'ca:8888', issuer-certificates: [ca.pem]}]} | enforcers.cfssl[0].url: must be http://HOST or https://HOST, without user or password
          enforcers: {acme: [{name: a, directory: 'https://ca.example.net/dir', issuer-certificates: [ca.pem], account-key: 'env:K', certificates: c, ocsp: 'http://o'}]} | enforcers.acme[0].ocsp: is written proof.ocsp now
          enforcers: {acme: [{name: a, directory: 'https://ca.example.net/dir', issuer-certificates: [ca.pem], account-key: 'env:K', certificates: c, ca-certificate: ca.pem}]} | enforcers.acme[0].ca-certificate: is written tls.trust now
          enforcers: {cfssl: [{name: a, url: 'http://127.0.0.1:8888', issuer-certificates: [ca.pem], crl: 'http://c'}]} | enforcers.cfssl[0].crl: is written proof.crl now
          enforcers: {cfssl: [{name: a, url: 'http://127.0.0.1:8888', issuer-certificates: [ca.pem], proof: {ocsp: 'http://o', crl: 'http://c'}}]} | enforcers.cfssl[0].proof.ocsp: one of ocsp and crl is wanted
          transmitter: {streams: [{name: s, audience: a, delivery: {push: {endpoint: 'https://r.example.net/'}}}]} | transmitter.issuer: is needed with streams
          transmitter: {issuer: 'http://hub.example.net'} | transmitter.issuer: must be https://HOST or https://HOST:PORT, and no more
          transmitter: {issuer: 'https://hub.example.net/a'} | transmitter.issuer: must be https://HOST or https://HOST:PORT, and no more
          transmitter: {issuer: 'https://h.example.net', streams: [{name: s, audience: a, delivery: {push: {endpoint: 'http://r.example.net/'}}}]} | transmitter.streams[0].delivery.push.endpoint: would send the secret in clear; use https
          transmitter: {issuer: 'https://h.example.net', streams: [{name: s, audience: '', delivery: {push: {endpoint: 'https://r.example.net/'}}}]} | transmitter.streams[0].audience: must not be empty
          transmitter: {issuer: 'https://h.example.net', streams: [{name: s, audience: a, events: [session-revokd], delivery: {push: {endpoint: 'https://r.example.net/'}}}]} | transmitter.streams[0].events[0]: is "session-revokd"; did you mean "session-revoked"?
          transmitter: {issuer: 'https://h.example.net', streams: [{name: s, audience: a, verify-every: 1s, delivery: {push: {endpoint: 'https://r.example.net/'}}}]} | transmitter.streams[0].verify-every: must be 1m to 30d, is 1s
          transmitter: {issuer: 'https://h.example.net', streams: [{name: s, audience: a, names: [Okta], delivery: {push: {endpoint: 'https://r.example.net/'}}}]} | transmitter.streams[0].names[0]: must be 1 to 63 lower-case letters, digits and hyphens
          policies: {ramps: {posture/jailbroken: 0}} | policies.ramps.posture/jailbroken: must be 1 to 100, is 0
          policies: {group-modes: [{rule: posture/jailbroken, group: pilot, mode: enforce, ramp: 101}]} | policies.group-modes[0].ramp: must be 1 to 100, is 101
          policies: {group-modes: [{rule: posture/jailbroken, group: pilot, mode: forbid}]} | policies.group-modes[0].mode: is "forbid"; known: enforce, observe, recommend
          policies: {exemptions: [{rule: all, whom: hostname=x, until: 2027-01-01, owner: a, reason: b}]} | policies.exemptions[0].whom: is a name that anybody may take; write a strong one, or group=NAME
          policies: {exemptions: [{rule: all, whom: group=x, until: soon, owner: a, reason: b}]} | policies.exemptions[0].until: must be a day like 2027-03-31, or a moment like 2027-03-31T18:00:00Z
          policies: {exemptions: [{rule: all, whom: group=x, until: 2027-01-01, reason: b}]} | policies.exemptions[0].owner: is missing
          transmitter: {algorithm: hs256}   | transmitter.algorithm: is "hs256"; did you mean "es256"?
          networks: [{name: n, nas: [switch-7]}] | networks[0].nas: must be addresses or networks, e.g. 192.0.2.0/24, at most 64
          networks: [{name: n, ssids: ['']}] | networks[0].ssids: must be 1 to 253 characters each
          networks: [{name: n, max-age: 1s}] | networks[0].max-age: must be 5s to 365d, is 1s
          networks: [{name: n, when-unknown: open}] | networks[0].when-unknown: is "open"; known: fail-closed, fail-open
          networks: [{name: all}, {name: n, ssids: [a]}] | networks: only the last one may match every login: name nas, nas-identifiers or ssids
          networks: [{name: n, ssids: [a]}, {name: n, ssids: [b]}] | networks: the name "n" stands more than once
          issuance: {watched-life: 1m}      | issuance.watched-life: must be 5m to 365d, is 1m
          issuance: {fronts: [{name: f}, {name: f}]} | issuance.fronts: the name "f" stands more than once
          issuance: {fronts: [{name: f, auth: {file: {path: p}}}]} | issuance.fronts[0].auth: must be one that comes with a request: a secret, hmac, mtls or none-on-loopback
          issuance: {fronts: [{name: f, attested-as: [device-serial=apple]}]} | issuance.fronts[0].attested-as: must be names such as device-serial=apple:{id}, at most 8
          guard: {group-share: 0}           | guard.group-share: must be above 0 and at most 1
          guard: {approvals: 1}             | guard.approvals: must be 2 to 10
          guard: {drip: 1001}               | guard.drip: must be 1 to 1000
          guard: {compromise: {approvals: 0}} | guard.compromise.approvals: must be 1 to 10
          guard: {damping: {times: 17}}     | guard.damping.times: must be 2 to 16
          guard: {damping: {hold: 8d}}      | guard.damping.hold: must be 0s to 7d, is 8d
          guard: {two-people: [ca]}         | guard.two-people[0]: must be group=NAME or TYPE=VALUE, e.g. device-serial=dell:7X2K
          guard: {never-touch: [ca-01]}     | guard.never-touch[0]: must be group=NAME or TYPE=VALUE, e.g. device-serial=dell:7X2K
          guard: {never-touch: [hostnme=x]} | guard.never-touch[0]: "hostnme" is no type of alias; did you mean "hostname"?
          guard: {recommend: [group=vip, hostname=ca-01]} | guard.recommend[1]: is a name that others can take; write a strong one or group=NAME, or set guard.weak-names: true
          guard: {two-people: ['upn=a@example.net'], never-touch: [mdm-device=jamf:7]} | guard.two-people[0]: is a name that others can take; write a strong one or group=NAME, or set guard.weak-names: true
          issuance: {fronts: [{name: f, must-ask: true}]} | issuance.fronts[0].authority: is needed with must-ask: the name of the issuer in its certificatesissuance.fronts[0].since: is needed with must-ask: from which day on certificates must have been asked for
          issuance: {fronts: [{name: f, authority: Device CA}]} | issuance.fronts[0].authority: must be a distinguished name such as CN=Device CA
          issuance: {fronts: [{name: f, authority: CN=A, since: soon}]} | issuance.fronts[0].since: must be a day like 2027-03-31, or a moment like 2027-03-31T18:00:00Z
          elasticsearch: {stalled-after: 1s} | elasticsearch.stalled-after: must be 1m to 7d, is 1s
          policies: {modes: {r: enforced}}  | policies.modes.r: is "enforced"; did you mean "enforce"?
          storage: {audit: 1h}              | storage.audit: must be 1d to 3650d, is 1h
          people: {failed-calls: 0}         | people.failed-calls: must be more than 0, is 0
          """)
  void aWrongSettingIsRefusedInTheseWords(String yaml, String problem) throws Exception {
    // Given
    Binder binder = new Binder(Path.of("."));
    // When
    binder.bind(new YAMLMapper().readTree(yaml), PortcullisConfig.class);
    // Then
    assertThat(
            binder.problems().stream().map(ConfigProblem::toString).collect(Collectors.joining()))
        .isEqualTo(problem);
  }

  @Test
  void tlsMovesThePort() throws Exception {
    // Given
    Binder binder = new Binder(Path.of("."));
    String yaml = "http: {host: 0.0.0.0, tls: {certificate: a, key: b}}";
    // When
    PortcullisConfig config =
        binder.bind(new YAMLMapper().readTree(yaml), PortcullisConfig.class).orElseThrow();
    // Then
    assertThat(config.http().listenPort()).isEqualTo(8443);
  }
}
