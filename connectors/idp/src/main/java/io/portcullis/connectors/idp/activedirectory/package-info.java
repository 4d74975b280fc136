/** Active Directory: what domain controllers write into the Windows security log. */
package io.portcullis.connectors.idp.activedirectory;
