; The installer for Windows: for one user, without administrator rights.
;
; Compiled by buildkit/installers/windows.py, which defines:
;   VERSION VERSION4   1.2.3 and 1.2.3.0        STAGE     folder with the program
;   OUT_FILE           the installer to write   REMOVAL   script that deletes exactly what STAGE holds
;   ICON LICENCE       files shown              SIZE_KIB  space that the program takes
;   COMPRESSION        lzma, or off where only the script is checked
;
; Silent: SETUP.exe /S [/D=FOLDER]; uninstall.exe /S. Exit status 0 done, 1 cancelled, 2 failed, 4 the program is running.

Unicode true
!if ${COMPRESSION} == lzma
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!else
  SetCompress off
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define NAME "Radiograph Studio"
!define PROGRAM "RadiographStudio.exe"
!define CONSOLE "radiograph-studio-cli.exe"
!define OWN_KEY "Software\RadiographStudio"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\RadiographStudio"
!define CLASSES "Software\Classes"
!define DICOM_CLASS "RadiographStudio.Dicom"
!define MODEL_CLASS "RadiographStudio.Model"
!define RUNNING 4

Name "${NAME}"
OutFile "${OUT_FILE}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "${NAME} ${VERSION}"

Var OldFolder
Var Folder

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(KeepText)"
!define MUI_UNFINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; Windows' own language decides; English where there is no text in it.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!include languages.nsh

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
!macro VERSION_TEXTS LANGUAGE DESCRIPTION
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${DESCRIPTION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "${PUBLISHER}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "${PUBLISHER}, Apache-2.0"
!macroend
!insertmacro VERSION_TEXTS ${LANG_ENGLISH} "Installer of ${NAME}"
!insertmacro VERSION_TEXTS ${LANG_GERMAN} "Installationsprogramm von ${NAME}"

; Windows lets nobody write to a program that runs. Asks until the one in $Folder is closed; a silent run ends.
!macro WAIT_UNTIL_CLOSED UN
Function ${UN}WaitUntilClosed
  again:
  Push "${PROGRAM}"
  Call ${UN}IsOpen
  Pop $0
  Push "${CONSOLE}"
  Call ${UN}IsOpen
  Pop $1
  ${If} $0 = 1
  ${OrIf} $1 = 1
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RunningText)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${RUNNING}
    Quit
  ${EndIf}
FunctionEnd

; Takes a file name off the stack, puts 1 there if that file in $Folder cannot be written to, else 0.
Function ${UN}IsOpen
  Exch $0
  ${If} ${FileExists} "$Folder\$0"
    ClearErrors
    FileOpen $0 "$Folder\$0" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $0
      StrCpy $0 0
    ${EndIf}
  ${Else}
    StrCpy $0 0
  ${EndIf}
  Exch $0
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

!macro TELL_EXPLORER
  ; SHCNE_ASSOCCHANGED: icons and "open with" are read anew.
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
!macroend

Section "!$(ProgramTitle)" SecProgram
  SectionIn RO
  StrCpy $Folder $INSTDIR
  Call WaitUntilClosed
  Call RemoveOld
  SetOutPath "$INSTDIR"
  SetOverwrite on
  File /r "${STAGE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$PROFILE"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "$(Comment)"

  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Comments" "$(KeepText)"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KIB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

; Offered under "open with"; which program opens DICOM by default stays the user's choice.
Section "$(OpenWithTitle)" SecOpenWith
  WriteRegStr HKCU "${CLASSES}\${DICOM_CLASS}" "" "$(DicomTitle)"
  WriteRegStr HKCU "${CLASSES}\${DICOM_CLASS}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${DICOM_CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegNone HKCU "${CLASSES}\.dcm\OpenWithProgids" "${DICOM_CLASS}"
  WriteRegNone HKCU "${CLASSES}\.dicom\OpenWithProgids" "${DICOM_CLASS}"

  WriteRegStr HKCU "${CLASSES}\${MODEL_CLASS}" "" "$(ModelTitle)"
  WriteRegStr HKCU "${CLASSES}\${MODEL_CLASS}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${MODEL_CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.rsmodel" "" "${MODEL_CLASS}"
  WriteRegNone HKCU "${CLASSES}\.rsmodel\OpenWithProgids" "${MODEL_CLASS}"

  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".dcm" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".dicom" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".rsmodel" ""

  WriteRegStr HKCU "${OWN_KEY}\Capabilities" "ApplicationName" "${NAME}"
  WriteRegStr HKCU "${OWN_KEY}\Capabilities" "ApplicationDescription" "$(Comment)"
  WriteRegStr HKCU "${OWN_KEY}\Capabilities\FileAssociations" ".dcm" "${DICOM_CLASS}"
  WriteRegStr HKCU "${OWN_KEY}\Capabilities\FileAssociations" ".dicom" "${DICOM_CLASS}"
  WriteRegStr HKCU "${OWN_KEY}\Capabilities\FileAssociations" ".rsmodel" "${MODEL_CLASS}"
  WriteRegStr HKCU "Software\RegisteredApplications" "${NAME}" "${OWN_KEY}\Capabilities"
  !insertmacro TELL_EXPLORER
SectionEnd

Section /o "$(DesktopTitle)" SecDesktop
  SetOutPath "$PROFILE"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "$(Comment)"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SecProgram} "$(ProgramText)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecOpenWith} "$(OpenWithText)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecDesktop} "$(DesktopText)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  SetShellVarContext current
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(SystemText)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; Read and written as a 64-bit program would see it.
  SetRegView 64
  ReadRegStr $OldFolder HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
    SectionSetFlags ${SecDesktop} ${SF_SELECTED}
  ${EndIf}
FunctionEnd

; An older version removes itself, and knows best what was its own.
Function RemoveOld
  ${If} $OldFolder == ""
  ${OrIfNot} ${FileExists} "$OldFolder\uninstall.exe"
    Return
  ${EndIf}
  StrCpy $Folder $OldFolder
  Call WaitUntilClosed
  ClearErrors
  ExecWait '"$OldFolder\uninstall.exe" /S _?=$OldFolder' $0
  ${If} ${Errors}
  ${OrIf} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "$(OldStaysText)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Delete "$OldFolder\uninstall.exe"
  RMDir "$OldFolder"
FunctionEnd

Function un.onInit
  SetShellVarContext current
  SetRegView 64
FunctionEnd

Section "Uninstall"
  StrCpy $Folder $INSTDIR
  Call un.WaitUntilClosed
  SetOutPath "$PROFILE"
  !include "${REMOVAL}"
  Delete "$INSTDIR\uninstall.exe"
  ; Only where nothing else is in it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"

  DeleteRegValue HKCU "${CLASSES}\.dcm\OpenWithProgids" "${DICOM_CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.dcm\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.dcm"
  DeleteRegValue HKCU "${CLASSES}\.dicom\OpenWithProgids" "${DICOM_CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.dicom\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.dicom"
  ReadRegStr $0 HKCU "${CLASSES}\.rsmodel" ""
  ${If} $0 == "${MODEL_CLASS}"
    DeleteRegValue HKCU "${CLASSES}\.rsmodel" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.rsmodel\OpenWithProgids" "${MODEL_CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.rsmodel\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.rsmodel"
  DeleteRegKey HKCU "${CLASSES}\${DICOM_CLASS}"
  DeleteRegKey HKCU "${CLASSES}\${MODEL_CLASS}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
  DeleteRegValue HKCU "Software\RegisteredApplications" "${NAME}"
  DeleteRegKey HKCU "${OWN_KEY}\Capabilities"
  DeleteRegValue HKCU "${OWN_KEY}" "InstallDir"
  DeleteRegKey /ifempty HKCU "${OWN_KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  !insertmacro TELL_EXPLORER
SectionEnd
