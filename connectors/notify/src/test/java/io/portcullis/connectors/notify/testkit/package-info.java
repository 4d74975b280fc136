/** What the tests of the channels have in common. */
package io.portcullis.connectors.notify.testkit;
