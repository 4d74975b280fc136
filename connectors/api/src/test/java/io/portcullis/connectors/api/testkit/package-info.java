/** What every parser must keep, and how its vectors run. Used by the tests of all connectors. */
package io.portcullis.connectors.api.testkit;
