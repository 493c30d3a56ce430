; Every text of the installer that is not NSIS's own.
!macro TEXT NAME ENGLISH GERMAN
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_GERMAN} "${GERMAN}"
!macroend

!insertmacro TEXT WelcomeText \
  "Radiograph Studio ${VERSION} trains and uses classifiers of radiographs. It is installed for you alone and needs neither administrator rights nor the internet. An older version is replaced; your runs, models and settings are kept.$\r$\n$\r$\nFor research and education. Not a medical device: not for diagnosis or treatment." \
  "Radiograph Studio ${VERSION} trainiert Klassifikatoren für Röntgenbilder und wendet sie an. Es wird nur für Sie installiert und braucht weder Administratorrechte noch Internet. Eine ältere Version wird ersetzt; Ihre Läufe, Modelle und Einstellungen bleiben erhalten.$\r$\n$\r$\nNur für Forschung und Lehre. Kein Medizinprodukt: nicht für Diagnose oder Behandlung."
!insertmacro TEXT KeepText \
  "Only the program is removed. Your runs, models and settings stay in $LOCALAPPDATA\RadiographStudio; delete that folder yourself if you no longer want them." \
  "Nur das Programm wird entfernt. Ihre Läufe, Modelle und Einstellungen bleiben in $LOCALAPPDATA\RadiographStudio; löschen Sie diesen Ordner selbst, wenn Sie sie nicht mehr brauchen."
!insertmacro TEXT RunningText \
  "Radiograph Studio is running. Close it, then choose Retry." \
  "Radiograph Studio läuft noch. Schließen Sie es und wählen Sie dann „Wiederholen“."
!insertmacro TEXT OldStaysText \
  "The older version could not be removed. Uninstall it in Windows' settings, then start this again." \
  "Die ältere Version konnte nicht entfernt werden. Deinstallieren Sie sie in den Windows-Einstellungen und starten Sie dann erneut."
!insertmacro TEXT SystemText \
  "Radiograph Studio needs a 64-bit Windows 10 or later." \
  "Radiograph Studio braucht ein 64-Bit-Windows ab Version 10."
!insertmacro TEXT Comment \
  "Train and use classifiers of radiographs" \
  "Klassifikatoren für Röntgenbilder trainieren und anwenden"
!insertmacro TEXT DicomTitle "DICOM image" "DICOM-Bild"
!insertmacro TEXT ModelTitle "Radiograph Studio model" "Radiograph-Studio-Modell"
!insertmacro TEXT ProgramTitle "Radiograph Studio" "Radiograph Studio"
!insertmacro TEXT ProgramText \
  "The program with its networks, and an entry in the start menu." \
  "Das Programm mit seinen Netzen und ein Eintrag im Startmenü."
!insertmacro TEXT OpenWithTitle "Open with" "Öffnen mit"
!insertmacro TEXT OpenWithText \
  "DICOM files under “Open with”, never as the default; models (.rsmodel)." \
  "DICOM-Dateien unter „Öffnen mit“, nie als Standard; Modelle (.rsmodel)."
!insertmacro TEXT DesktopTitle "Desktop shortcut" "Desktop-Verknüpfung"
!insertmacro TEXT DesktopText "A shortcut on your desktop." "Eine Verknüpfung auf Ihrem Desktop."
