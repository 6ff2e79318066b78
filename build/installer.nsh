; Strata is offered under "Open with" for archives of images, and takes them from nobody: what opened them
; before still does. The fileAssociations of electron-builder would make Strata what opens every tar.

!define ARCHIVE_CLASS "Strata.ImageArchive"
!define SUPPORTED_TYPES "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes"

!macro offerFor EXT
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${ARCHIVE_CLASS}"
  WriteRegStr SHELL_CONTEXT "${SUPPORTED_TYPES}" ".${EXT}" ""
!macroend

!macro withdrawFor EXT
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${ARCHIVE_CLASS}"
!macroend

!macro tellTheShell
  ; SHCNE_ASSOCCHANGED, SHCNF_FLUSH
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0x1000, p 0, p 0)'
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${ARCHIVE_CLASS}" "" "Container image archive"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${ARCHIVE_CLASS}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${ARCHIVE_CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro offerFor "tar"
  !insertmacro offerFor "tgz"
  !insertmacro offerFor "tzst"
  !insertmacro tellTheShell
!macroend

!macro customUnInstall
  !insertmacro withdrawFor "tar"
  !insertmacro withdrawFor "tgz"
  !insertmacro withdrawFor "tzst"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${ARCHIVE_CLASS}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  !insertmacro tellTheShell
!macroend
