/** What every certification authority is asked for, and the enforcer that asks. */
package io.portcullis.connectors.ca.authority;
