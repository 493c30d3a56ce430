<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Modality</source>
        <comment>tag</comment>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Photometric interpretation</source>
        <comment>tag</comment>
        <translation>Photometrische Interpretation</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <comment>tag</comment>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>tag</comment>
        <translation>Gerätemodell</translation>
    </message>
    <message>
        <source>View</source>
        <comment>tag</comment>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Intent</source>
        <comment>tag</comment>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>SOP class</source>
        <comment>tag</comment>
        <translation>SOP-Klasse</translation>
    </message>
    <message>
        <source>Transfer syntax</source>
        <comment>tag</comment>
        <translation>Transfersyntax</translation>
    </message>
    <message>
        <source>Compression</source>
        <comment>tag</comment>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Body part</source>
        <comment>tag</comment>
        <translation>Körperregion</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>File format</source>
        <comment>tag</comment>
        <translation>Dateiformat</translation>
    </message>
    <message>
        <source>Matrix size</source>
        <comment>tag</comment>
        <translation>Matrixgröße</translation>
    </message>
    <message>
        <source>Colour</source>
        <comment>tag</comment>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>colour</source>
        <comment>tag</comment>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>grey</source>
        <comment>tag</comment>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>Bits stored</source>
        <comment>tag</comment>
        <translation>Bittiefe</translation>
    </message>
    <message>
        <source>{message} The file is left out.</source>
        <translation>{message} Die Datei wird ausgelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n further files cannot be read and are left out.</source>
        <translation>
            <numerusform>%n weitere Datei kann nicht gelesen werden und wird ausgelassen.</numerusform>
            <numerusform>%n weitere Dateien können nicht gelesen werden und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images of one even grey: nothing can be learned from a blank picture. Remove it.</source>
        <translation>
            <numerusform>%n Bild ist einfarbig grau: Aus einem leeren Bild lässt sich nichts lernen. Entfernen Sie es.</numerusform>
            <numerusform>%n Bilder sind einfarbig grau: Aus leeren Bildern lässt sich nichts lernen. Entfernen Sie sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Training has {images} of “{most}” and {few} of “{fewest}”: look at the balanced accuracy, and add images of the rarer class if you can.</source>
        <translation>Das Training hat {images} von „{most}“ und {few} von „{fewest}“: Achten Sie auf die balancierte Genauigkeit und ergänzen Sie nach Möglichkeit Bilder der selteneren Klasse.</translation>
    </message>
    <message>
        <source>{part} has {images}: even with all right, the true accuracy may be as low as {lowest} % (95 % interval).</source>
        <translation>{part}: nur {images}. Selbst wenn alle richtig sind, kann die wahre Genauigkeit bei nur {lowest} % liegen (95-%-Intervall).</translation>
    </message>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>Der Ordner</translation>
    </message>
    <message>
        <source>{what} “{name}” holds {found}: parts of a dataset, not classes.</source>
        <translation>{what} „{name}“ enthält {found}: Teile eines Datensatzes, keine Klassen.</translation>
    </message>
    <message>
        <source>Choose the folder one level deeper, in which each class has a folder of its own.</source>
        <translation>Wählen Sie den Ordner eine Ebene tiefer, in dem jede Klasse einen eigenen Ordner hat.</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>{what} “{name}” does not exist.</source>
        <translation>{what} „{name}“ ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>Wählen Sie einen vorhandenen Ordner.</translation>
    </message>
    <message>
        <source>{what} “{name}” is a file, not a folder.</source>
        <translation>{what} „{name}“ ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>Choose the folder in which each class has a folder of its own.</source>
        <translation>Wählen Sie den Ordner, in dem jede Klasse einen eigenen Ordner hat.</translation>
    </message>
    <message>
        <source>{what} “{name}” has no class folders: the files lie directly in it.</source>
        <translation>{what} „{name}“ enthält keine Klassenordner: Die Dateien liegen direkt darin.</translation>
    </message>
    <message>
        <source>Make one folder for each class in it and move the images there.</source>
        <translation>Legen Sie darin für jede Klasse einen Ordner an und verschieben Sie die Bilder dorthin.</translation>
    </message>
    <message>
        <source>{what} “{name}” is empty.</source>
        <translation>{what} „{name}“ ist leer.</translation>
    </message>
    <message>
        <source>Make one folder for each class in it and put the images there.</source>
        <translation>Legen Sie darin für jede Klasse einen Ordner an und legen Sie die Bilder dort ab.</translation>
    </message>
    <message>
        <source>{what} cannot be listed at “{name}” ({reason}).</source>
        <translation>{what} kann bei „{name}“ nicht aufgelistet werden ({reason}).</translation>
    </message>
    <message>
        <source>Check that the disk is connected and that you may read the folder.</source>
        <translation>Prüfen Sie, ob das Laufwerk verbunden ist und ob Sie den Ordner lesen dürfen.</translation>
    </message>
    <message>
        <source>train</source>
        <comment>part of a dataset</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <comment>part of a dataset</comment>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <comment>part of a dataset</comment>
        <translation>Test</translation>
    </message>
    <message numerus="yes">
        <source>%n patients have images in both {first} and {second}: the {judged} figures would be too good. Keep each patient in one part.</source>
        <translation>
            <numerusform>%n Patient hat Bilder in {first} und {second}: Die {judged}werte wären zu gut. Belassen Sie jeden Patienten in nur einem Teil.</numerusform>
            <numerusform>%n Patienten haben Bilder in {first} und {second}: Die {judged}werte wären zu gut. Belassen Sie jeden Patienten in nur einem Teil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images with more than one label, the first in {labels}: decide which is right and remove the other copies.</source>
        <translation>
            <numerusform>%n Bild liegt in mehr als einer Klasse, nämlich in {labels}: Entscheiden Sie, welche richtig ist, und entfernen Sie die anderen Kopien.</numerusform>
            <numerusform>%n Bilder liegen in mehr als einer Klasse, das erste in {labels}: Entscheiden Sie, welche richtig ist, und entfernen Sie die anderen Kopien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images are in both {first} and {second}: the {judged} figures would be too good. Remove them from one part.</source>
        <translation>
            <numerusform>%n Bild kommt in {first} und {second} vor: Die {judged}werte wären zu gut. Entfernen Sie es aus einem der Teile.</numerusform>
            <numerusform>%n Bilder kommen in {first} und {second} vor: Die {judged}werte wären zu gut. Entfernen Sie sie aus einem der Teile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images occur more than once in {part} and so weigh too much: keep one copy.</source>
        <translation>
            <numerusform>%n Bild kommt in {part} mehrfach vor und wiegt dadurch zu schwer: Behalten Sie eine Kopie.</numerusform>
            <numerusform>%n Bilder kommen in {part} mehrfach vor und wiegen dadurch zu schwer: Behalten Sie je eine Kopie.</numerusform>
        </translation>
    </message>
    <message>
        <source>The {part} folder</source>
        <translation>Der {part}ordner</translation>
    </message>
    <message>
        <source>The folder has the class {strange}; the model knows {known}.</source>
        <translation>Der Ordner enthält als Klasse {strange}; das Modell kennt {known}.</translation>
    </message>
    <message>
        <source>Name the folders like the model&apos;s classes, or choose another folder.</source>
        <translation>Benennen Sie die Ordner wie die Klassen des Modells oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder “{name}” holds no image that can be read.</source>
        <translation>Der Ordner „{name}“ enthält kein lesbares Bild.</translation>
    </message>
    <message>
        <source>Put radiographs into its class folders, or choose another folder.</source>
        <translation>Legen Sie Röntgenbilder in seine Klassenordner oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>“{name}” cannot be opened ({reason}).</source>
        <translation>„{name}“ kann nicht geöffnet werden ({reason}).</translation>
    </message>
    <message>
        <source>Check that the file is there and that you may read it.</source>
        <translation>Prüfen Sie, ob die Datei vorhanden ist und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The folder “{part}” is not empty: “{name}” was not written by this sample project.</source>
        <translation>Der Ordner „{part}“ ist nicht leer: „{name}“ stammt nicht aus diesem Beispielprojekt.</translation>
    </message>
    <message>
        <source>Choose an empty folder for the sample radiographs.</source>
        <translation>Wählen Sie einen leeren Ordner für die Beispielaufnahmen.</translation>
    </message>
    <message>
        <source>training</source>
        <comment>before a noun</comment>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>validation</source>
        <comment>before a noun</comment>
        <translation>Validierungs</translation>
    </message>
    <message>
        <source>test</source>
        <comment>before a noun</comment>
        <translation>Test</translation>
    </message>
    <message>
        <source>{classes} only in training</source>
        <translation>{classes} nur im Training</translation>
    </message>
    <message>
        <source>{classes} only in validation</source>
        <translation>{classes} nur in der Validierung</translation>
    </message>
    <message>
        <source>{classes} only in test</source>
        <translation>{classes} nur im Test</translation>
    </message>
    <message>
        <source>The training folder has only one class, “{name}”; two are needed.</source>
        <translation>Der Trainingsordner enthält nur eine Klasse, „{name}“; nötig sind zwei.</translation>
    </message>
    <message>
        <source>Add a folder for each further class.</source>
        <translation>Legen Sie für jede weitere Klasse einen Ordner an.</translation>
    </message>
    <message>
        <source>The {part} folder has no file in the class {classes}.</source>
        <translation>Im {part}ordner fehlen Dateien für {classes}.</translation>
    </message>
    <message>
        <source>Put images into it, or remove the class folder from all parts.</source>
        <translation>Legen Sie Bilder hinein oder entfernen Sie den Klassenordner aus allen Teilen.</translation>
    </message>
    <message>
        <source>Put DICOM, PNG, JPEG or TIFF images into it.</source>
        <translation>Legen Sie Bilder im Format DICOM, PNG, JPEG oder TIFF hinein.</translation>
    </message>
    <message>
        <source>Put DICOM, PNG, JPEG or TIFF images into it. The first file: {reason}</source>
        <translation>Legen Sie Bilder im Format DICOM, PNG, JPEG oder TIFF hinein. Die erste Datei: {reason}</translation>
    </message>
    <message>
        <source>The test folder holds no image that can be read.</source>
        <translation>Der Testordner enthält kein lesbares Bild.</translation>
    </message>
    <message>
        <source>The {part} folder has no readable image in the class {classes}.</source>
        <translation>Im {part}ordner fehlen lesbare Bilder für {classes}.</translation>
    </message>
    <message>
        <source>The {part} folder and the {other} folder are the same, “{name}”.</source>
        <translation>Der {part}ordner und der {other}ordner sind derselbe: „{name}“.</translation>
    </message>
    <message>
        <source>Choose a {part} folder with other images: those already seen prove nothing.</source>
        <translation>Wählen Sie einen {part}ordner mit anderen Bildern: Bereits gesehene beweisen nichts.</translation>
    </message>
    <message>
        <source>The {part} folder “{name}” lies inside the {around} folder.</source>
        <translation>Der {part}ordner „{name}“ liegt innerhalb des {around}ordners.</translation>
    </message>
    <message>
        <source>Choose folders side by side, such as “train” and “val”.</source>
        <translation>Wählen Sie Ordner, die nebeneinander liegen, etwa „train“ und „val“.</translation>
    </message>
    <message>
        <source>The classes of the training and the {part} folder differ: {differences}.</source>
        <translation>Die Klassen des Trainings- und des {part}ordners unterscheiden sich: {differences}.</translation>
    </message>
    <message>
        <source>Give the class folders the same names in every part.</source>
        <translation>Geben Sie den Klassenordnern in jedem Teil dieselben Namen.</translation>
    </message>
    <message>
        <source>absent</source>
        <comment>tag</comment>
        <translation>fehlt</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} und %n weiteres</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>A technical attribute alone tells the classes apart: {named}. The network may learn it instead of the radiograph: mix images of each kind in every class.</source>
        <translation>Schon ein technisches Merkmal unterscheidet die Klassen: {named}. Das Netz könnte dieses lernen statt des Röntgenbilds: Mischen Sie in jeder Klasse Bilder jeder Art.</translation>
    </message>
    <message numerus="yes">
        <source>The class “{name}” has %n image to train and to validate on; it takes at least two.</source>
        <translation>
            <numerusform>Die Klasse „{name}“ hat %n Bild zum Trainieren und Validieren; nötig sind mindestens zwei.</numerusform>
            <numerusform>Die Klasse „{name}“ hat %n Bilder zum Trainieren und Validieren; nötig sind mindestens zwei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add images, or choose a validation folder.</source>
        <translation>Fügen Sie Bilder hinzu oder wählen Sie einen Validierungsordner.</translation>
    </message>
    <message>
        <source>The images of a class come from too few patients to keep training and validation patients apart.</source>
        <translation>Die Bilder einer Klasse stammen von zu wenigen Patienten, um sie nach Patienten in Training und Validierung zu trennen.</translation>
    </message>
    <message>
        <source>Choose a validation folder, or give de-identified files one patient ID for each patient.</source>
        <translation>Wählen Sie einen Validierungsordner oder geben Sie anonymisierten Dateien je Patient eine eigene Patienten-ID.</translation>
    </message>
    <message>
        <source>“{name}” lists more than {most} files.</source>
        <translation>„{name}“ enthält mehr als {most} Dateien.</translation>
    </message>
    <message>
        <source>Choose a smaller archive.</source>
        <translation>Wählen Sie ein kleineres Archiv.</translation>
    </message>
    <message>
        <source>“{name}” is closed.</source>
        <translation>„{name}“ ist geschlossen.</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>Öffnen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{name}” in “{archive}” unpacks to more than can be opened.</source>
        <translation>„{name}“ in „{archive}“ ist entpackt zu groß, um geöffnet zu werden.</translation>
    </message>
    <message>
        <source>Unpack the archive yourself and choose single files.</source>
        <translation>Entpacken Sie das Archiv selbst und wählen Sie einzelne Dateien.</translation>
    </message>
    <message>
        <source>“{name}” is a damaged archive.</source>
        <translation>„{name}“ ist ein beschädigtes Archiv.</translation>
    </message>
    <message>
        <source>Copy or make it again from where it came.</source>
        <translation>Kopieren oder erstellen Sie es erneut von der Quelle.</translation>
    </message>
    <message>
        <source>“{name}” is locked by a password.</source>
        <translation>„{name}“ ist mit einem Passwort geschützt.</translation>
    </message>
    <message>
        <source>Unpack it yourself and choose the unpacked folder.</source>
        <translation>Entpacken Sie es selbst und wählen Sie den entpackten Ordner.</translation>
    </message>
    <message>
        <source>The helper program that decodes compressed pictures could not be started.</source>
        <translation>Das Hilfsprogramm, das komprimierte Bilder dekodiert, konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Decoding took longer than {seconds} seconds.</source>
        <translation>Das Dekodieren dauerte länger als {seconds} Sekunden.</translation>
    </message>
    <message>
        <source>The decoder broke down over this picture.</source>
        <translation>Der Decoder ist an diesem Bild gescheitert.</translation>
    </message>
    <message>
        <source>“{name}” is grey by its samples and colour by its Photometric Interpretation.</source>
        <translation>„{name}“ ist laut Samples per Pixel ein Graustufenbild, laut Photometric Interpretation ein Farbbild.</translation>
    </message>
    <message>
        <source>Export it again from where it came, or leave it out.</source>
        <translation>Exportieren Sie die Datei erneut aus der Quelle oder lassen Sie sie weg.</translation>
    </message>
    <message numerus="yes">
        <source>The header departs from the DICOM standard (%n remarks while reading).</source>
        <translation>
            <numerusform>Der Header weicht vom DICOM-Standard ab (%n Anmerkung beim Lesen).</numerusform>
            <numerusform>Der Header weicht vom DICOM-Standard ab (%n Anmerkungen beim Lesen).</numerusform>
        </translation>
    </message>
    <message>
        <source>The file does not state its transfer syntax; it was recognised by content.</source>
        <translation>Die Datei nennt ihre Transfersyntax nicht; sie wurde am Inhalt erkannt.</translation>
    </message>
    <message>
        <source>The file adds colour to its greys by a palette, which is not shown.</source>
        <translation>Die Datei färbt ihre Graustufen über eine Palette ein; diese wird nicht angezeigt.</translation>
    </message>
    <message>
        <source>“{name}” stores its picture in a colour model that cannot be read here.</source>
        <translation>„{name}“ speichert das Bild in einem Farbmodell, das hier nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>Export it as grey or RGB and try again.</source>
        <translation>Exportieren Sie es in Graustufen oder RGB und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{name}” refers to a colour palette that is missing or damaged.</source>
        <translation>„{name}“ verweist auf eine Farbpalette, die fehlt oder beschädigt ist.</translation>
    </message>
    <message>
        <source>Rescale Slope is 0 and ignored.</source>
        <translation>Rescale Slope ist 0 und wird ignoriert.</translation>
    </message>
    <message>
        <source>The file names more window centres than widths or the reverse; only the pairs are used.</source>
        <translation>Die Datei nennt ungleich viele Fenstermitten und -weiten; nur die Paare werden verwendet.</translation>
    </message>
    <message>
        <source>A window of the file has the width {width} and is ignored.</source>
        <translation>Ein Fenster der Datei hat die Weite {width} und wird ignoriert.</translation>
    </message>
    <message>
        <source>A window of the file has the width {width}; it is read as LINEAR_EXACT.</source>
        <translation>Ein Fenster der Datei hat die Weite {width}; es wird als LINEAR_EXACT gelesen.</translation>
    </message>
    <message>
        <source>The file&apos;s VOI LUT function is unknown; it is read as LINEAR.</source>
        <translation>Die VOI-LUT-Funktion der Datei ist unbekannt; sie wird als LINEAR gelesen.</translation>
    </message>
    <message>
        <source>File LUT</source>
        <translation>Datei-LUT</translation>
    </message>
    <message>
        <source>File LUT {number}</source>
        <translation>Datei-LUT {number}</translation>
    </message>
    <message>
        <source>A VOI LUT of the file is damaged and ignored.</source>
        <translation>Eine VOI-LUT der Datei ist beschädigt und wird ignoriert.</translation>
    </message>
    <message>
        <source>The Modality LUT of the file is damaged and ignored.</source>
        <translation>Die Modality-LUT der Datei ist beschädigt und wird ignoriert.</translation>
    </message>
    <message>
        <source>Photometric Interpretation {photometric} and Presentation LUT Shape {shape} contradict; shown by the former. Invert if it looks wrong.</source>
        <translation>Photometric Interpretation {photometric} und Presentation LUT Shape {shape} widersprechen sich; angezeigt wird nach der ersten Angabe. Invertieren Sie das Bild, falls es falsch aussieht.</translation>
    </message>
    <message>
        <source>The file&apos;s transfer syntax is wrong; recognised by content.</source>
        <translation>Die Transfersyntax der Datei ist falsch; sie wurde am Inhalt erkannt.</translation>
    </message>
    <message>
        <source>“{name}” is a damaged or incomplete DICOM file.</source>
        <translation>„{name}“ ist eine beschädigte oder unvollständige DICOM-Datei.</translation>
    </message>
    <message>
        <source>“{name}” unpacks to more than can be opened.</source>
        <translation>„{name}“ ist entpackt zu groß, um geöffnet zu werden.</translation>
    </message>
    <message>
        <source>The file is probably damaged; leave it out.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt; lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>“{name}” is incomplete: its picture data ends too early.</source>
        <translation>„{name}“ ist unvollständig: Die Bilddaten enden zu früh.</translation>
    </message>
    <message>
        <source>Copy or export the file again from where it came.</source>
        <translation>Kopieren oder exportieren Sie die Datei erneut aus der Quelle.</translation>
    </message>
    <message>
        <source>unknown kind</source>
        <translation>unbekannte Art</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>a presentation state: how other images are to be shown</source>
        <translation>ein Präsentationsstatus: wie andere Bilder anzuzeigen sind</translation>
    </message>
    <message>
        <source>the list of a disc&apos;s images (DICOMDIR)</source>
        <translation>das Bilderverzeichnis eines Datenträgers (DICOMDIR)</translation>
    </message>
    <message>
        <source>a waveform, for example an ECG</source>
        <translation>eine Kurvenaufzeichnung, zum Beispiel ein EKG</translation>
    </message>
    <message>
        <source>an ECG</source>
        <translation>ein EKG</translation>
    </message>
    <message>
        <source>a sound recording</source>
        <translation>eine Tonaufnahme</translation>
    </message>
    <message>
        <source>raw data of an instrument</source>
        <translation>Rohdaten eines Geräts</translation>
    </message>
    <message>
        <source>a registration: how images lie to each other</source>
        <translation>eine Registrierung: wie Bilder zueinander liegen</translation>
    </message>
    <message>
        <source>fiducial points in other images</source>
        <translation>Referenzpunkte in anderen Bildern</translation>
    </message>
    <message>
        <source>a deformable registration: how images lie to each other</source>
        <translation>eine elastische Registrierung: wie Bilder zueinander liegen</translation>
    </message>
    <message>
        <source>a surface</source>
        <translation>eine Oberfläche</translation>
    </message>
    <message>
        <source>a real-world value mapping for other images</source>
        <translation>eine Zuordnung physikalischer Werte zu anderen Bildern</translation>
    </message>
    <message>
        <source>a structured report</source>
        <translation>ein strukturierter Bericht</translation>
    </message>
    <message>
        <source>the structured report of a computer-aided mammography reading</source>
        <translation>der strukturierte Bericht einer computergestützten Mammographie-Auswertung</translation>
    </message>
    <message>
        <source>a key object selection: a list of marked images</source>
        <translation>eine Schlüsselbildauswahl: eine Liste markierter Bilder</translation>
    </message>
    <message>
        <source>the structured report of a computer-aided chest reading</source>
        <translation>der strukturierte Bericht einer computergestützten Thorax-Auswertung</translation>
    </message>
    <message>
        <source>a radiation dose report</source>
        <translation>ein Dosisbericht</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a clinical document (CDA)</source>
        <translation>ein klinisches Dokument (CDA)</translation>
    </message>
    <message>
        <source>a three-dimensional model (STL)</source>
        <translation>ein dreidimensionales Modell (STL)</translation>
    </message>
    <message>
        <source>a radiotherapy structure set: contours drawn on other images</source>
        <translation>ein Struktursatz der Strahlentherapie: Konturen auf anderen Bildern</translation>
    </message>
    <message>
        <source>a radiotherapy treatment record</source>
        <translation>ein Behandlungsprotokoll der Strahlentherapie</translation>
    </message>
    <message>
        <source>a radiotherapy plan</source>
        <translation>ein Bestrahlungsplan</translation>
    </message>
    <message>
        <source>Choose the file that holds the radiograph.</source>
        <translation>Wählen Sie die Datei, die das Röntgenbild enthält.</translation>
    </message>
    <message>
        <source>“{name}” is a DICOM file without a picture: it does not say what it is.</source>
        <translation>„{name}“ ist eine DICOM-Datei ohne Bild: Sie gibt nicht an, was sie ist.</translation>
    </message>
    <message>
        <source>“{name}” is a DICOM file without a picture: it is {kind} ({sop_class}).</source>
        <translation>„{name}“ ist eine DICOM-Datei ohne Bild, nämlich {kind} ({sop_class}).</translation>
    </message>
    <message>
        <source>“{name}” is a DICOM file without a picture: its kind is “{sop_class}”.</source>
        <translation>„{name}“ ist eine DICOM-Datei ohne Bild: Ihre Art ist „{sop_class}“.</translation>
    </message>
    <message>
        <source>Open the folder that it lies in.</source>
        <translation>Öffnen Sie den Ordner, in dem sie liegt.</translation>
    </message>
    <message>
        <source>“{name}” holds no pixels, only the address of a server that has them ({syntax}).</source>
        <translation>„{name}“ enthält keine Pixel, nur die Adresse eines Servers, der sie hat ({syntax}).</translation>
    </message>
    <message>
        <source>Export the picture itself from where it came.</source>
        <translation>Exportieren Sie das Bild selbst aus der Quelle.</translation>
    </message>
    <message>
        <source>“{name}” is a video ({syntax}), not a radiograph.</source>
        <translation>„{name}“ ist ein Video ({syntax}), kein Röntgenbild.</translation>
    </message>
    <message>
        <source>Export a single picture of it, uncompressed.</source>
        <translation>Exportieren Sie ein Einzelbild daraus, unkomprimiert.</translation>
    </message>
    <message>
        <source>“{name}” is compressed in a way that cannot be read here ({syntax}).</source>
        <translation>„{name}“ ist auf eine Weise komprimiert, die hier nicht gelesen werden kann ({syntax}).</translation>
    </message>
    <message>
        <source>Export it uncompressed or as JPEG 2000 and try again.</source>
        <translation>Exportieren Sie die Datei unkomprimiert oder als JPEG 2000 und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Overlay {number}</source>
        <translation>Overlay {number}</translation>
    </message>
    <message>
        <source>An overlay of the file is damaged and ignored.</source>
        <translation>Ein Overlay der Datei ist beschädigt und wird ignoriert.</translation>
    </message>
    <message>
        <source>An overlay of the file claims an absurd size and is ignored.</source>
        <translation>Ein Overlay der Datei gibt eine unsinnige Größe an und wird ignoriert.</translation>
    </message>
    <message>
        <source>An overlay of the file is shorter than its size says; what is there is shown.</source>
        <translation>Ein Overlay der Datei ist kürzer als angegeben; angezeigt wird, was vorhanden ist.</translation>
    </message>
    <message>
        <source>A display shutter of the file is damaged or of an unknown shape and is ignored.</source>
        <translation>Eine Blende (Display Shutter) der Datei ist beschädigt oder von unbekannter Form und wird ignoriert.</translation>
    </message>
    <message>
        <source>The picture data is one byte short; the last pixel is filled up.</source>
        <translation>Den Bilddaten fehlt ein Byte; das letzte Pixel wird aufgefüllt.</translation>
    </message>
    <message>
        <source>“{name}” does not say how large its picture is.</source>
        <translation>„{name}“ gibt nicht an, wie groß das Bild ist.</translation>
    </message>
    <message>
        <source>“{name}” does not say whether its picture is grey or colour (Photometric Interpretation).</source>
        <translation>„{name}“ gibt nicht an, ob das Bild aus Graustufen oder Farben besteht (Photometric Interpretation).</translation>
    </message>
    <message>
        <source>“{name}” has {bits} bits a pixel (Bits Allocated).</source>
        <translation>„{name}“ hat {bits} Bits je Pixel (Bits Allocated).</translation>
    </message>
    <message>
        <source>“{name}” has an unknown number of bits a pixel (Bits Allocated).</source>
        <translation>„{name}“ hat eine unbekannte Zahl von Bits je Pixel (Bits Allocated).</translation>
    </message>
    <message>
        <source>{attribute} is missing; taken as {guess}.</source>
        <translation>{attribute} fehlt; angenommen wird {guess}.</translation>
    </message>
    <message>
        <source>“{name}” has {samples} samples a pixel.</source>
        <translation>„{name}“ hat {samples} Werte je Pixel (Samples per Pixel).</translation>
    </message>
    <message>
        <source>Bits Stored is {stored}, which cannot be; taken as {allocated}.</source>
        <translation>Bits Stored ist {stored}, was nicht sein kann; angenommen wird {allocated}.</translation>
    </message>
    <message>
        <source>“{name}” has a header that does not fit its picture data.</source>
        <translation>„{name}“ hat einen Header, der nicht zu den Bilddaten passt.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” has %n frames; frame {frame} was asked for.</source>
        <translation>
            <numerusform>„{name}“ hat nur %n Einzelbild; verlangt wurde Nummer {frame}.</numerusform>
            <numerusform>„{name}“ hat %n Einzelbilder; verlangt wurde Nummer {frame}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The file announces {said} frames and holds {there}.</source>
        <translation>Die Datei kündigt {said} Einzelbilder an und enthält {there}.</translation>
    </message>
    <message>
        <source>The transfer syntax says compressed, the picture data is not; read as it is.</source>
        <translation>Laut Transfersyntax sind die Bilddaten komprimiert, sie sind es aber nicht; gelesen wird, was vorliegt.</translation>
    </message>
    <message>
        <source>The transfer syntax does not fit the compressed picture data; recognised by content.</source>
        <translation>Die Transfersyntax passt nicht zu den komprimierten Bilddaten; diese wurden am Inhalt erkannt.</translation>
    </message>
    <message>
        <source>“{name}” is compressed. {reason}</source>
        <translation>„{name}“ ist komprimiert. {reason}</translation>
    </message>
    <message>
        <source>Restart the program and try again.</source>
        <translation>Starten Sie das Programm neu und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The compressed picture in “{name}” could not be read. {reason}</source>
        <translation>Das komprimierte Bild in „{name}“ konnte nicht gelesen werden. {reason}</translation>
    </message>
    <message>
        <source>The file is probably damaged; copy or export it again from where it came.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt; kopieren oder exportieren Sie sie erneut aus der Quelle.</translation>
    </message>
    <message>
        <source>The compressed picture in “{name}” is damaged, incomplete or does not match its header ({syntax}).</source>
        <translation>Das komprimierte Bild in „{name}“ ist beschädigt, unvollständig oder passt nicht zum Header ({syntax}).</translation>
    </message>
    <message>
        <source>Bits Stored says {stored}, the picture needs {needed}.</source>
        <translation>Bits Stored gibt {stored} an, das Bild braucht {needed}.</translation>
    </message>
    <message>
        <source>Stored for processing, not for presentation: it may look unlike what a network was trained on.</source>
        <translation>Zur Verarbeitung gespeichert, nicht zur Darstellung: Das Bild kann anders aussehen als das, womit ein Netz trainiert wurde.</translation>
    </message>
    <message>
        <source>lossy 1:{ratio}</source>
        <translation>verlustbehaftet 1:{ratio}</translation>
    </message>
    <message>
        <source>lossy</source>
        <translation>verlustbehaftet</translation>
    </message>
    <message>
        <source>“{name}” says that its picture has {rows} rows and {columns} columns.</source>
        <translation>„{name}“ gibt für das Bild {rows} Zeilen und {columns} Spalten an.</translation>
    </message>
    <message>
        <source>The file is damaged; leave it out.</source>
        <translation>Die Datei ist beschädigt; lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>“{name}” claims a picture of {rows} x {columns} pixels, which is too large to open.</source>
        <translation>„{name}“ gibt ein Bild von {rows} x {columns} Pixeln an; das ist zu groß, um es zu öffnen.</translation>
    </message>
    <message>
        <source>The file is probably damaged; export it again from where it came.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt; exportieren Sie sie erneut aus der Quelle.</translation>
    </message>
    <message>
        <source>There is not enough memory to open “{name}”.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um „{name}“ zu öffnen.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>a DICOM file without a picture</source>
        <translation>eine DICOM-Datei ohne Bild</translation>
    </message>
    <message numerus="yes">
        <source>%n images that the DICOMDIR names are not there.</source>
        <translation>
            <numerusform>%n Bild, das der DICOMDIR nennt, ist nicht vorhanden.</numerusform>
            <numerusform>%n Bilder, die der DICOMDIR nennt, sind nicht vorhanden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files left out: no image.</source>
        <translation>
            <numerusform>%n Datei ausgelassen: kein Bild.</numerusform>
            <numerusform>%n Dateien ausgelassen: kein Bild.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files left out: the name points outside the archive.</source>
        <translation>
            <numerusform>%n Datei ausgelassen: Der Name verweist aus dem Archiv hinaus.</numerusform>
            <numerusform>%n Dateien ausgelassen: Der Name verweist aus dem Archiv hinaus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files not applied: {what}.</source>
        <translation>
            <numerusform>%n Datei nicht angewandt: {what}.</numerusform>
            <numerusform>%n Dateien nicht angewandt: {what}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files not shown: {what}.</source>
        <translation>
            <numerusform>%n Datei nicht angezeigt: {what}.</numerusform>
            <numerusform>%n Dateien nicht angezeigt: {what}.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” holds no image that can be read.</source>
        <translation>„{name}“ enthält kein lesbares Bild.</translation>
    </message>
    <message>
        <source>“{name}” holds no image that can be read ({reasons}).</source>
        <translation>„{name}“ enthält kein lesbares Bild ({reasons}).</translation>
    </message>
    <message>
        <source>Choose a folder or archive with radiographs in it.</source>
        <translation>Wählen Sie einen Ordner oder ein Archiv mit Röntgenbildern.</translation>
    </message>
    <message>
        <source>“{name}” holds more than {most} images.</source>
        <translation>„{name}“ enthält mehr als {most} Bilder.</translation>
    </message>
    <message>
        <source>Choose a folder or archive with fewer.</source>
        <translation>Wählen Sie einen Ordner oder ein Archiv mit weniger Bildern.</translation>
    </message>
    <message>
        <source>Transparent parts are shown black.</source>
        <translation>Durchsichtige Stellen werden schwarz angezeigt.</translation>
    </message>
    <message>
        <source>Stored in colour although it is grey; read as grey.</source>
        <translation>In Farbe gespeichert, obwohl das Bild grau ist; als Graustufen gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” has %n pages; page {page} was asked for.</source>
        <translation>
            <numerusform>„{name}“ hat nur %n Seite; verlangt wurde Seite {page}.</numerusform>
            <numerusform>„{name}“ hat %n Seiten; verlangt wurde Seite {page}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another page.</source>
        <translation>Wählen Sie eine andere Seite.</translation>
    </message>
    <message>
        <source>Opening “{name}” takes more memory than there is, or than a picture of its size may take.</source>
        <translation>„{name}“ zu öffnen braucht mehr Arbeitsspeicher, als vorhanden oder für ein Bild dieser Größe erlaubt ist.</translation>
    </message>
    <message>
        <source>Close other programs, or save it smaller, and try again.</source>
        <translation>Schließen Sie andere Programme oder speichern Sie das Bild kleiner und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{name}” claims to be a picture too large to open.</source>
        <translation>„{name}“ gibt an, ein Bild zu sein, das zum Öffnen zu groß ist.</translation>
    </message>
    <message>
        <source>Save it smaller, or as DICOM, and try again.</source>
        <translation>Speichern Sie es kleiner oder als DICOM und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{name}” is a {kind} file that is damaged, incomplete or of an unusual kind.</source>
        <translation>„{name}“ ist eine {kind}-Datei, die beschädigt, unvollständig oder von ungewöhnlicher Art ist.</translation>
    </message>
    <message>
        <source>Open it in another program and save it again as PNG.</source>
        <translation>Öffnen Sie sie in einem anderen Programm und speichern Sie sie neu als PNG.</translation>
    </message>
    <message>
        <source>The picture in “{name}” could not be read. {reason}</source>
        <translation>Das Bild in „{name}“ konnte nicht gelesen werden. {reason}</translation>
    </message>
    <message>
        <source>It is very large, or damaged: save it smaller, or with another compression, and try again.</source>
        <translation>Es ist sehr groß oder beschädigt: Speichern Sie es kleiner oder mit anderer Kompression und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The picture in “{name}” could not be read.</source>
        <translation>Das Bild in „{name}“ konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is probably damaged; open it in another program and save it again as PNG.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt; öffnen Sie sie in einem anderen Programm und speichern Sie sie neu als PNG.</translation>
    </message>
    <message>
        <source>Choose a DICOM, PNG, JPEG, TIFF or WebP file.</source>
        <translation>Wählen Sie eine DICOM-, PNG-, JPEG-, TIFF- oder WebP-Datei.</translation>
    </message>
    <message>
        <source>a ZIP archive or an Office document</source>
        <translation>ein ZIP-Archiv oder ein Office-Dokument</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <translation>ein BMP-Bild</translation>
    </message>
    <message>
        <source>a bare JPEG 2000 picture</source>
        <translation>ein bloßes JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a compressed archive</source>
        <translation>ein komprimiertes Archiv</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>an XML text</source>
        <translation>ein XML-Text</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>eine HDF5-Datei</translation>
    </message>
    <message>
        <source>of an unknown kind</source>
        <translation>von unbekannter Art</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>„{name}“ ist leer.</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or leave it out.</source>
        <translation>Kopieren Sie die Datei erneut aus der Quelle oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>“{name}” is {what}, not a radiograph.</source>
        <translation>„{name}“ ist {what}, kein Röntgenbild.</translation>
    </message>
    <message>
        <source>“{name}” is a folder, not a file.</source>
        <translation>„{name}“ ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>“{name}” is a device or a pipe, not a file.</source>
        <translation>„{name}“ ist ein Gerät oder eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>“{name}” does not exist.</source>
        <translation>„{name}“ ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>Check whether it was moved or renamed.</source>
        <translation>Prüfen Sie, ob die Datei verschoben oder umbenannt wurde.</translation>
    </message>
    <message>
        <source>“{name}” may not be read by you.</source>
        <translation>„{name}“ dürfen Sie nicht lesen.</translation>
    </message>
    <message>
        <source>Ask for permission to read it, or copy it.</source>
        <translation>Lassen Sie sich Leserechte geben oder kopieren Sie die Datei.</translation>
    </message>
    <message>
        <source>the name is not valid</source>
        <translation>der Name ist ungültig</translation>
    </message>
    <message>
        <source>Copy it to this computer and try again.</source>
        <translation>Kopieren Sie die Datei auf diesen Computer und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>eine Textdatei</translation>
    </message>
    <message>
        <source>px, no spacing</source>
        <translation>px, ohne Pixelabstand</translation>
    </message>
    <message>
        <source>mm at detector</source>
        <translation>mm am Detektor</translation>
    </message>
    <message>
        <source>mm at detector; patient smaller</source>
        <translation>mm am Detektor; Patient kleiner</translation>
    </message>
    <message>
        <source>mm, estimated from distances</source>
        <translation>mm, aus Abständen geschätzt</translation>
    </message>
    <message>
        <source>mm, meaning unknown</source>
        <translation>mm, Bedeutung unbekannt</translation>
    </message>
    <message>
        <source>mm at film</source>
        <translation>mm am Film</translation>
    </message>
    <message>
        <source>mm by region</source>
        <translation>mm je Region</translation>
    </message>
    <message>
        <source>mm, calibrated ({how})</source>
        <translation>mm, kalibriert ({how})</translation>
    </message>
    <message>
        <source>mm, estimated (factor {factor})</source>
        <translation>mm, geschätzt (Faktor {factor})</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Detector data without a window of its own: shown by its logarithm.</source>
        <translation>Detektordaten ohne eigenes Fenster: logarithmisch angezeigt.</translation>
    </message>
    <message>
        <source>The file&apos;s own window shows almost no detail, so an automatic window is shown instead.</source>
        <translation>Das Fenster der Datei zeigt kaum Einzelheiten; stattdessen wird ein automatisches Fenster verwendet.</translation>
    </message>
    <message>
        <source>Welcome to Radiograph Studio</source>
        <translation>Willkommen bei Radiograph Studio</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>Beispielprojekt öffnen</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Your images stay where they are. Runs and models are kept in</source>
        <translation>Ihre Bilder bleiben, wo sie sind. Läufe und Modelle liegen in</translation>
    </message>
    <message>
        <source>With the sample project of simulated radiographs, ready to train on; or with a folder of your own below.</source>
        <translation>Mit dem Beispielprojekt aus simulierten Röntgenbildern, bereit zum Training; oder mit einem eigenen Ordner unten.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür es da ist</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>Nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>Where to begin</source>
        <translation>Womit Sie anfangen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>{use} Your images stay on this computer.</source>
        <translation>{use} Ihre Bilder bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Show run</source>
        <translation>Lauf zeigen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>en</source>
        <comment>language code of the help pages</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>A training is running</source>
        <translation>Ein Training läuft</translation>
    </message>
    <message>
        <source>A training is running. End it and close the window?</source>
        <translation>Ein Training läuft. Soll es enden und das Fenster geschlossen werden?</translation>
    </message>
    <message>
        <source>Stopped, it keeps its best epoch as a model. Cancelled, it stays in the list but keeps no model.</source>
        <translation>Beendet behält es seine beste Epoche als Modell. Abgebrochen bleibt es in der Liste, behält aber kein Modell.</translation>
    </message>
    <message>
        <source>&amp;Keep training</source>
        <translation>&amp;Weiter trainieren</translation>
    </message>
    <message>
        <source>&amp;Stop, keep the best and close</source>
        <translation>Bee&amp;nden, das Beste behalten und schließen</translation>
    </message>
    <message>
        <source>&amp;Cancel training and close</source>
        <translation>Training &amp;abbrechen und schließen</translation>
    </message>
    <message>
        <source>The window stays open: read first what is said of the training.</source>
        <translation>Das Fenster bleibt offen: Lesen Sie erst, was zum Training gesagt wird.</translation>
    </message>
    <message>
        <source>Waiting for the training to end…</source>
        <translation>Es wird gewartet, bis das Training endet…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open &amp;sample project</source>
        <translation>&amp;Beispielprojekt öffnen</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>&amp;Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Network &amp;weights…</source>
        <translation>Netz&amp;gewichte…</translation>
    </message>
    <message>
        <source>Recent i&amp;mages</source>
        <translation>Zuletzt geöffnete B&amp;ilder</translation>
    </message>
    <message>
        <source>&amp;Keep lists of what was opened</source>
        <translation>&amp;Listen des Geöffneten führen</translation>
    </message>
    <message>
        <source>Paths only, on this computer; switched off, the lists are emptied</source>
        <translation>Nur Pfade, nur auf diesem Computer; beim Ausschalten werden die Listen geleert</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>Ei&amp;nstellungen …</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Noch keine Projekte</translation>
    </message>
    <message>
        <source>Names are hidden (Ctrl+H shows them)</source>
        <translation>Namen sind ausgeblendet (Strg+H zeigt sie)</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Full &amp;screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Keyboard and mouse</source>
        <translation>&amp;Tastatur und Maus</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>&amp;Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>First &amp;steps</source>
        <translation>Erste &amp;Schritte</translation>
    </message>
    <message>
        <source>Show &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostic report</source>
        <translation>&amp;Diagnosebericht kopieren</translation>
    </message>
    <message>
        <source>&amp;About Radiograph Studio</source>
        <translation>Ü&amp;ber Radiograph Studio</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. The details are in its log; please try again.</source>
        <translation>Im Programm ist ein Fehler aufgetreten. Einzelheiten stehen im Protokoll; bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A folder per class, as in train/abdomen and train/chest, with DICOM, PNG, JPEG or TIFF files inside. Drop a folder here, or drop the one that holds train, val and test to fill in all three.</source>
        <translation>Ein Ordner je Klasse, etwa train/abdomen und train/chest, mit DICOM-, PNG-, JPEG- oder TIFF-Dateien. Ziehen Sie einen Ordner hierher oder gleich den, der train, val und test enthält, um alle drei auszufüllen.</translation>
    </message>
    <message>
        <source>&amp;Go on to training</source>
        <translation>&amp;Weiter zum Training</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>Bei&amp;spielprojekt öffnen</translation>
    </message>
    <message>
        <source>Found training, validation and test folders inside and filled them in.</source>
        <translation>Trainings-, Validierungs- und Testordner wurden darin gefunden und eingetragen.</translation>
    </message>
    <message>
        <source>Making the sample project…</source>
        <translation>Beispielprojekt wird erstellt…</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Projects you train on are listed here. To look around first, open the sample project: simulated radiographs of abdomen and chest.</source>
        <translation>Hier stehen die Projekte, mit denen Sie trainieren. Um sich erst umzusehen, öffnen Sie das Beispielprojekt: simulierte Röntgenbilder von Abdomen und Thorax.</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt verwendete Projekte</translation>
    </message>
    <message>
        <source>Simulating {done} of {total}…</source>
        <translation>Simulation {done} von {total}…</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>training folder</source>
        <translation>Trainingsordner</translation>
    </message>
    <message>
        <source>Needed: a folder per class</source>
        <translation>Erforderlich: ein Ordner je Klasse</translation>
    </message>
    <message>
        <source>Va&amp;lidation</source>
        <translation>Va&amp;lidierung</translation>
    </message>
    <message>
        <source>validation folder</source>
        <translation>Validierungsordner</translation>
    </message>
    <message>
        <source>Optional: 20 % of the training images are split off, by patient, if left empty</source>
        <translation>Optional: Bleibt es leer, werden 20 % der Trainingsbilder patientenweise abgeteilt</translation>
    </message>
    <message>
        <source>T&amp;est</source>
        <translation>T&amp;est</translation>
    </message>
    <message>
        <source>test folder</source>
        <translation>Testordner</translation>
    </message>
    <message>
        <source>Optional: images kept aside for the last word</source>
        <translation>Optional: zurückgehaltene Bilder für das Schlussurteil</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>&amp;Window and level</source>
        <translation>&amp;Fensterung</translation>
    </message>
    <message>
        <source>&amp;Ruler</source>
        <translation>&amp;Strecke</translation>
    </message>
    <message>
        <source>&amp;Angle</source>
        <translation>&amp;Winkel</translation>
    </message>
    <message>
        <source>&amp;Cobb angle</source>
        <translation>&amp;Cobb-Winkel</translation>
    </message>
    <message>
        <source>Cardiothoracic rati&amp;o</source>
        <translation>&amp;Herz-Thorax-Quotient</translation>
    </message>
    <message>
        <source>Re&amp;gion: rectangle</source>
        <translation>Region: &amp;Rechteck</translation>
    </message>
    <message>
        <source>Region: &amp;ellipse</source>
        <translation>Region: &amp;Ellipse</translation>
    </message>
    <message>
        <source>Cali&amp;brate by a known length…</source>
        <translation>Mit bekannter Länge &amp;kalibrieren…</translation>
    </message>
    <message>
        <source>Reset window, zoom, turn and polarity (0 or Space)</source>
        <translation>Fenster, Zoom, Drehung und Polarität zurücksetzen (0 oder Leertaste)</translation>
    </message>
    <message>
        <source>Mask border (Shift+B)</source>
        <translation>Rand maskieren (Umschalt+B)</translation>
    </message>
    <message>
        <source>Mask border (Shift+B): this picture has no even border, or its file says what is padding</source>
        <translation>Rand maskieren (Umschalt+B): Dieses Bild hat keinen gleichmäßigen Rand, oder seine Datei nennt die Füllwerte</translation>
    </message>
    <message>
        <source>&amp;Open images…</source>
        <translation>Bilder &amp;öffnen…</translation>
    </message>
    <message>
        <source>Open a &amp;folder of images…</source>
        <translation>Bild&amp;ordner öffnen…</translation>
    </message>
    <message>
        <source>Open a &amp;model…</source>
        <translation>&amp;Modell öffnen…</translation>
    </message>
    <message>
        <source>&amp;Close all images</source>
        <translation>Alle Bilder &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>&amp;Vorheriges Bild</translation>
    </message>
    <message>
        <source>Next fra&amp;me</source>
        <translation>Nächstes &amp;Einzelbild</translation>
    </message>
    <message>
        <source>Previous fram&amp;e</source>
        <translation>Vorheriges Ein&amp;zelbild</translation>
    </message>
    <message>
        <source>&amp;Play the frames</source>
        <translation>Einzelbilder a&amp;bspielen</translation>
    </message>
    <message>
        <source>&amp;Save picture as…</source>
        <translation>Bild spei&amp;chern unter…</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Actual pixels (1:1)</source>
        <translation>&amp;Originalgröße (1:1)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Invertieren</translation>
    </message>
    <message>
        <source>&amp;Reset window, zoom, turn and polarity</source>
        <translation>Fenster, Zoom, Drehung, Polarität &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Flip left to right</source>
        <translation>Links/rechts spiegeln</translation>
    </message>
    <message>
        <source>Flip top to bottom</source>
        <translation>Oben/unten spiegeln</translation>
    </message>
    <message>
        <source>&amp;Shutter of the file</source>
        <translation>Blende der D&amp;atei</translation>
    </message>
    <message>
        <source>&amp;Overlays of the file</source>
        <translation>Overla&amp;ys der Datei</translation>
    </message>
    <message>
        <source>Orientation &amp;letters</source>
        <translation>Orient&amp;ierungsbuchstaben</translation>
    </message>
    <message>
        <source>Corner &amp;texts</source>
        <translation>Te&amp;xte in den Ecken</translation>
    </message>
    <message>
        <source>Scale &amp;bar</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <source>&amp;Magnifier</source>
        <translation>L&amp;upe</translation>
    </message>
    <message>
        <source>&amp;Hide identity</source>
        <translation>Ide&amp;ntität verbergen</translation>
    </message>
    <message>
        <source>Hide identity and file names on screen (Ctrl+H)</source>
        <translation>Identität und Dateinamen auf dem Bildschirm verbergen (Strg+H)</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>N&amp;ebeneinander</translation>
    </message>
    <message>
        <source>Keep this picture beside the next ones, with linked zoom (D)</source>
        <translation>Dieses Bild neben den nächsten stehen lassen, mit gekoppeltem Zoom (D)</translation>
    </message>
    <message>
        <source>Ta&amp;gs of the file</source>
        <translation>Tag&amp;s der Datei</translation>
    </message>
    <message>
        <source>&amp;Leave the tool</source>
        <translation>Werk&amp;zeug verlassen</translation>
    </message>
    <message>
        <source>&amp;Delete the selected measurement</source>
        <translation>&amp;Ausgewählte Messung löschen</translation>
    </message>
    <message>
        <source>Delete all &amp;measurements</source>
        <translation>Alle &amp;Messungen löschen</translation>
    </message>
    <message>
        <source>&amp;Forget the calibration</source>
        <translation>Kalibrierung &amp;verwerfen</translation>
    </message>
    <message>
        <source>Window from the re&amp;gion</source>
        <translation>Fenster aus der Re&amp;gion</translation>
    </message>
    <message>
        <source>Mask &amp;border</source>
        <translation>Rand &amp;maskieren</translation>
    </message>
    <message>
        <source>{key} or {other}</source>
        <translation>{key} oder {other}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Beidseitig</translation>
    </message>
    <message>
        <source>Border masked</source>
        <translation>Rand maskiert</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>Invertiert</translation>
    </message>
    <message>
        <source>Frame {number} of {count}</source>
        <translation>Einzelbild {number} von {count}</translation>
    </message>
    <message>
        <source>{place}  stored {stored}  padding</source>
        <translation>{place}  gespeichert {stored}  Füllwert</translation>
    </message>
    <message>
        <source>{place}  stored {stored}</source>
        <translation>{place}  gespeichert {stored}</translation>
    </message>
    <message>
        <source>{place}  stored {stored}  value {value}</source>
        <translation>{place}  gespeichert {stored}  Wert {value}</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>{bits}-bit float</source>
        <translation>{bits}-Bit-Gleitkomma</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} Bit</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Bildordner öffnen</translation>
    </message>
    <message>
        <source>Models (*{suffix})</source>
        <translation>Modelle (*{suffix})</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Radiograph kept for comparison</source>
        <translation>Röntgenbild zum Vergleich</translation>
    </message>
    <message>
        <source>This picture may carry names that are burnt into it: look at it before you hand it on.</source>
        <translation>In dieses Bild können Namen eingebrannt sein: Prüfen Sie es, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy it all the same</source>
        <translation>&amp;Trotzdem kopieren</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>&amp;Save it all the same</source>
        <translation>&amp;Trotzdem speichern</translation>
    </message>
    <message>
        <source>The open file itself is never written over: choose another name.</source>
        <translation>Die geöffnete Datei selbst wird nie überschrieben: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The file says that text is burnt into this picture. It may name the patient.</source>
        <translation>Laut Datei ist in dieses Bild Text eingebrannt. Er kann den Patienten nennen.</translation>
    </message>
    <message>
        <source>Look at the picture, corners and all, before you hand it on.</source>
        <translation>Prüfen Sie das Bild bis in die Ecken, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>The picture is copied, at its own size and without its texts.</source>
        <translation>Das Bild ist kopiert, in Originalgröße und ohne Beschriftung.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>{name} picture.png</source>
        <translation>{name} Bild.png</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The picture is saved, at its own size and without its texts.</source>
        <translation>Das Bild ist gespeichert, in Originalgröße und ohne Beschriftung.</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Geöffnete Dateien</translation>
    </message>
    <message>
        <source>Folder or archive</source>
        <translation>Ordner oder Archiv</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>Bild {number}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>mm, calibrated by user</source>
        <translation>mm, von Hand kalibriert</translation>
    </message>
    <message>
        <source>CTR {ratio}</source>
        <translation>HTQ {ratio}</translation>
    </message>
    <message>
        <source>heart {width}</source>
        <translation>Herz {width}</translation>
    </message>
    <message>
        <source>chest {width}</source>
        <translation>Thorax {width}</translation>
    </message>
    <message>
        <source>Colour: no values</source>
        <translation>Farbe: keine Werte</translation>
    </message>
    <message>
        <source>No pixels</source>
        <translation>Keine Pixel</translation>
    </message>
    <message>
        <source>mean {mean}  SD {sd}{unit}</source>
        <translation>Mittel {mean}  SD {sd}{unit}</translation>
    </message>
    <message>
        <source>min {least}  max {greatest}  n {count}</source>
        <translation>Min. {least}  Max. {greatest}  n {count}</translation>
    </message>
    <message>
        <source>Calibrated: lengths on this image are now in millimetres, calibrated by you.</source>
        <translation>Kalibriert: Längen auf diesem Bild gelten jetzt in Millimetern, von Ihnen kalibriert.</translation>
    </message>
    <message>
        <source>Draw a line over something whose length you know.</source>
        <translation>Ziehen Sie eine Linie über etwas, dessen Länge Sie kennen.</translation>
    </message>
    <message>
        <source>Draw a line over the widest part of the heart, then one over that of the chest.</source>
        <translation>Ziehen Sie eine Linie über die breiteste Stelle des Herzens, dann eine über die des Thorax.</translation>
    </message>
    <message>
        <source>Lengths on this image are told by the file&apos;s own spacing.</source>
        <translation>Längen auf diesem Bild richten sich wieder nach dem Pixelabstand der Datei.</translation>
    </message>
    <message>
        <source>Draw a region with different values in it first (B or E).</source>
        <translation>Zeichnen Sie zuerst eine Region mit unterschiedlichen Werten (B oder E).</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>True length of the line, in mm:</source>
        <translation>Wahre Länge der Linie in mm:</translation>
    </message>
    <message>
        <source>Network input</source>
        <translation>Netzeingabe</translation>
    </message>
    <message>
        <source>A bright, even border lies around this picture: “Mask border” (Shift+B) blackens it.</source>
        <translation>Um dieses Bild liegt ein heller, gleichmäßiger Rand: „Rand maskieren“ (Umschalt+B) schwärzt ihn.</translation>
    </message>
    <message>
        <source>No image open</source>
        <translation>Kein Bild geöffnet</translation>
    </message>
    <message>
        <source>Drop images, a folder, a DICOMDIR or a zip archive here, or choose Open images (Ctrl+O).</source>
        <translation>Ziehen Sie Bilder, einen Ordner, einen DICOMDIR oder ein ZIP-Archiv hierher, oder wählen Sie „Bilder öffnen“ (Strg+O).</translation>
    </message>
    <message>
        <source>{name} opened.</source>
        <translation>{name} geöffnet.</translation>
    </message>
    <message>
        <source>Reading frame {number}…</source>
        <translation>Einzelbild {number} wird gelesen…</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>About Radiograph Studio</source>
        <translation>Über Radiograph Studio</translation>
    </message>
    <message>
        <source>Copy &amp;version details</source>
        <translation>&amp;Versionsangaben kopieren</translation>
    </message>
    <message>
        <source>For a report of a fault: versions and system, no names and no folders.</source>
        <translation>Für eine Fehlermeldung an die Entwickler: Versionen und System, keine Namen und keine Ordner.</translation>
    </message>
    <message>
        <source>see its text</source>
        <translation>siehe Text</translation>
    </message>
    <message>
        <source>The list of libraries is missing from this installation. Please install the program again.</source>
        <translation>Die Liste der Bibliotheken fehlt in dieser Installation. Bitte installieren Sie das Programm erneut.</translation>
    </message>
    <message>
        <source>&amp;Version details copied</source>
        <translation>&amp;Versionsangaben kopiert</translation>
    </message>
    <message>
        <source>The text of this licence cannot be read. Please install the program again.</source>
        <translation>Der Text dieser Lizenz ist nicht lesbar. Bitte installieren Sie das Programm erneut.</translation>
    </message>
    <message>
        <source>This library names its licence and brings no text of it along.</source>
        <translation>Diese Bibliothek nennt ihre Lizenz, bringt aber deren Text nicht mit.</translation>
    </message>
    <message>
        <source>Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3 (LGPL-3.0), and were not changed. Below stands its text, then that of the GNU General Public License, which it builds upon.</source>
        <translation>Qt, PySide6 und Shiboken werden unter der GNU Lesser General Public License, Version 3 (LGPL-3.0), verwendet und wurden nicht verändert. Unten steht deren Text (englisch), danach der Text der GNU General Public License, auf der sie aufbaut.</translation>
    </message>
    <message>
        <source>Their libraries are files of their own and are linked dynamically. You may replace them by a version that you have changed, if it is compatible with this one, and take the program apart to find faults in it. They lie in this folder:</source>
        <translation>Die Bibliotheken von Qt sind eigene Dateien und dynamisch gebunden. Sie dürfen sie durch eine von Ihnen veränderte, kompatible Fassung ersetzen und das Programm zur Fehlersuche in dieser Fassung zerlegen (Reverse Engineering). Sie liegen in diesem Ordner:</translation>
    </message>
    <message>
        <source>The source of Qt {qt} and of PySide6 {pyside} is here:</source>
        <translation>Den Quelltext von Qt {qt} und PySide6 {pyside} finden Sie hier:</translation>
    </message>
    <message>
        <source>Version {version}, licence Apache-2.0. Python {python}, {system}.</source>
        <translation>Version {version}, Lizenz Apache-2.0. Python {python}, {system}.</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Names are hidden on screen.</source>
        <translation>Namen sind auf dem Bildschirm verborgen.</translation>
    </message>
    <message>
        <source>Names are shown again.</source>
        <translation>Namen werden wieder angezeigt.</translation>
    </message>
    <message>
        <source>Names are hidden on screen. Text may be burnt into this picture all the same: look at it.</source>
        <translation>Namen sind auf dem Bildschirm verborgen. In das Bild kann trotzdem Text eingebrannt sein: Prüfen Sie es.</translation>
    </message>
    <message>
        <source>This picture stays at the right; open or choose another to compare.</source>
        <translation>Dieses Bild bleibt rechts stehen; öffnen oder wählen Sie ein anderes zum Vergleich.</translation>
    </message>
    <message>
        <source>Radiograph</source>
        <translation>Röntgenbild</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>Wahrscheinlichkeiten der Klassen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Modell öffnen…</translation>
    </message>
    <message>
        <source>Score it anyway</source>
        <translation>Trotzdem bewerten</translation>
    </message>
    <message>
        <source>Show &amp;network input</source>
        <translation>&amp;Netzeingabe zeigen</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Train a model or open an .rsmodel file.</source>
        <translation>Trainieren Sie ein Modell oder öffnen Sie eine .rsmodel-Datei.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen…</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>Noch nicht bewertet</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>Kein Score</translation>
    </message>
    <message>
        <source>No image on show. Open one, and it is scored.</source>
        <translation>Kein Bild geöffnet. Öffnen Sie eines, dann wird es bewertet.</translation>
    </message>
    <message>
        <source>Scoring…</source>
        <translation>Wird bewertet…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>Warten auf das Modell…</translation>
    </message>
    <message>
        <source>The first model takes a few seconds to load.</source>
        <translation>Das erste Modell zu laden dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Train a model or open an .rsmodel file, and this image is scored.</source>
        <translation>Trainieren Sie ein Modell oder öffnen Sie eine .rsmodel-Datei, dann wird dieses Bild bewertet.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>For research and education. Not a medical device.</source>
        <translation>Nur für Forschung und Lehre; kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>This image is stored for processing, not for presentation: it may look unlike all that a model was trained on, and its score may mean nothing.</source>
        <translation>Dieses Bild ist zur Weiterverarbeitung gespeichert, nicht zur Darstellung: Es kann anders aussehen als alles, womit ein Modell trainiert wurde, und sein Score kann bedeutungslos sein.</translation>
    </message>
    <message>
        <source>whole picture, edges filled</source>
        <translation>ganzes Bild, Ränder aufgefüllt</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>gestreckt</translation>
    </message>
    <message>
        <source>middle cut out</source>
        <translation>Mitte ausgeschnitten</translation>
    </message>
    <message>
        <source>the file&apos;s window</source>
        <translation>Fenster der Datei</translation>
    </message>
    <message>
        <source>automatic window</source>
        <translation>automatisches Fenster</translation>
    </message>
    <message>
        <source>full range</source>
        <translation>voller Bereich</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>unter 0.1 %</translation>
    </message>
    <message>
        <source>over 99.9 %</source>
        <translation>über 99.9 %</translation>
    </message>
    <message>
        <source>Probability {percent}</source>
        <translation>Wahrscheinlichkeit {percent}</translation>
    </message>
    <message>
        <source>Unlike the training images: treat this score with care.</source>
        <translation>Den Trainingsbildern unähnlich: Score mit Vorsicht betrachten.</translation>
    </message>
    <message>
        <source>How like the training images it is cannot be said: this model keeps no reference.</source>
        <translation>Ähnlichkeit mit den Trainingsbildern nicht bestimmbar: Dieses Modell enthält keine Referenz.</translation>
    </message>
    <message>
        <source>At the edge of the training images: none of them is more unusual.</source>
        <translation>Am Rand der Trainingsbilder: Keines davon ist ungewöhnlicher.</translation>
    </message>
    <message>
        <source>Rare among the training images: {percent} of them are less unusual.</source>
        <translation>Selten unter den Trainingsbildern: {percent} davon sind weniger ungewöhnlich.</translation>
    </message>
    <message>
        <source>Like the training images: {percent} of them are less unusual.</source>
        <translation>Den Trainingsbildern ähnlich: {percent} davon sind weniger ungewöhnlich.</translation>
    </message>
    <message>
        <source>{classes} and {count} more</source>
        <translation>{classes} und {count} weitere</translation>
    </message>
    <message>
        <source>Trained {moment}</source>
        <translation>Trainiert {moment}</translation>
    </message>
    <message>
        <source>Validation {result}</source>
        <translation>Validierung {result}</translation>
    </message>
    <message>
        <source>Test {result}</source>
        <translation>Test {result}</translation>
    </message>
    <message>
        <source>Not judged on any images.</source>
        <translation>An keinen Bildern geprüft.</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, {fit}, {window}</source>
        <translation>{width} × {height} Pixel, {fit}, {window}</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>Bilder werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>%n images.</source>
        <translation>
            <numerusform>%n Bild.</numerusform>
            <numerusform>%n Bilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags of the file</source>
        <translation>Tags der Datei</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Search tag, name or value</source>
        <translation>Tag, Name oder Wert suchen</translation>
    </message>
    <message>
        <source>Search the tags</source>
        <translation>Tags durchsuchen</translation>
    </message>
    <message>
        <source>Show tags that may identify the patient</source>
        <translation>Identifizierende Tags anzeigen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the rows on show, as text</source>
        <translation>Angezeigte Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Identity is hidden (Ctrl+H shows it again)</source>
        <translation>Identität ist verborgen (Strg+H zeigt sie wieder)</translation>
    </message>
    <message>
        <source>No file on show.</source>
        <translation>Keine Datei geöffnet.</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {total} tags, %n that may identify the patient are hidden.</source>
        <translation>
            <numerusform>{shown} von {total} Tags, %n identifizierender ist ausgeblendet.</numerusform>
            <numerusform>{shown} von {total} Tags, %n identifizierende sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total} tags.</source>
        <translation>{shown} von {total} Tags.</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message numerus="yes">
        <source>%n rows copied.</source>
        <translation>
            <numerusform>%n Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows copied. They may identify the patient.</source>
        <translation>
            <numerusform>%n Zeile kopiert. Sie kann den Patienten identifizieren.</numerusform>
            <numerusform>%n Zeilen kopiert. Sie können den Patienten identifizieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>fact of a file</comment>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Rows</source>
        <comment>fact of a file</comment>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <comment>fact of a file</comment>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Frames</source>
        <comment>fact of a file</comment>
        <translation>Einzelbilder</translation>
    </message>
    <message>
        <source>Bits</source>
        <comment>fact of a file</comment>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>fact of a file</comment>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Windows</source>
        <comment>fact of a file</comment>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Notes</source>
        <comment>fact of a file</comment>
        <translation>Hinweise</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} Bytes</translation>
    </message>
    <message>
        <source>Rotated 90° right</source>
        <translation>90° rechts gedreht</translation>
    </message>
    <message>
        <source>Rotated 180°</source>
        <translation>180° gedreht</translation>
    </message>
    <message>
        <source>Rotated 90° left</source>
        <translation>90° links gedreht</translation>
    </message>
    <message>
        <source>Flipped left to right</source>
        <translation>Links/rechts gespiegelt</translation>
    </message>
    <message>
        <source>Flipped</source>
        <translation>Gespiegelt</translation>
    </message>
    <message>
        <source>Flipped top to bottom</source>
        <translation>Oben/unten gespiegelt</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>Rotate and flip</source>
        <translation>Drehen und spiegeln</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Window: the file&apos;s own, automatic or full range (keys 1 to 9)</source>
        <translation>Fenster: aus der Datei, automatisch oder voller Bereich (Tasten 1 bis 9)</translation>
    </message>
    <message>
        <source>A window is for grey pictures: there is none on show</source>
        <translation>Fensterung gibt es nur für Graustufenbilder: Es ist keines geöffnet</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Manuell</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>File table</source>
        <translation>Datei: Tabelle</translation>
    </message>
    <message>
        <source>File table {number}</source>
        <translation>Datei {number}: Tabelle</translation>
    </message>
    <message>
        <source>File window</source>
        <translation>Datei: Fenster</translation>
    </message>
    <message>
        <source>File window {number}</source>
        <translation>Datei {number}: Fenster</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Wie gespeichert</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>Voller Bereich</translation>
    </message>
    <message>
        <source>{window}  sigmoid</source>
        <translation>{window}  Sigmoid</translation>
    </message>
    <message>
        <source>File {number}: {name}</source>
        <translation>Datei {number}: {name}</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>Datei: {name}</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Ziehen mit links</translation>
    </message>
    <message>
        <source>Window and level, or the tool in use</source>
        <translation>Fensterung oder das gewählte Werkzeug</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Ziehen mit Mitteltaste</translation>
    </message>
    <message>
        <source>Move the picture; also with Space or Ctrl and the left button</source>
        <translation>Bild verschieben; auch Leertaste oder Strg mit links</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Ziehen mit rechts</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom; frames where a file has several</source>
        <translation>Zoomen; Einzelbilder, wo eine Datei mehrere hat</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Fit, or actual pixels</source>
        <translation>Einpassen oder Originalgröße</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation>Umschalt+Pfeiltasten</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Fensterung</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation>Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave the tool, then full screen</source>
        <translation>Werkzeug verlassen, dann das Vollbild</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Every training is kept here with its figures, its model and its report. Train a first network on the Train page, and it appears in this list.</source>
        <translation>Jedes Training wird hier mit seinen Zahlen, seinem Modell und seinem Bericht aufbewahrt. Trainieren Sie ein erstes Netz auf der Seite „Training“, und es erscheint in dieser Liste.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n runs</source>
        <translation>
            <numerusform>{shown} von %n Lauf</numerusform>
            <numerusform>{shown} von %n Läufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n more stayed too.)</source>
        <translation>
            <numerusform>(%n weiterer blieb ebenfalls.)</numerusform>
            <numerusform>(%n weitere blieben ebenfalls.)</numerusform>
        </translation>
    </message>
    <message>
        <source>Export run</source>
        <translation>Lauf exportieren</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>ZIP-Dateien (*.zip)</translation>
    </message>
    <message>
        <source>Exported to “{name}”.</source>
        <translation>Nach „{name}“ exportiert.</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>Läufe durchsuchen</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Key or gesture</source>
        <translation>Taste oder Geste</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es tut</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>over 99.9</source>
        <translation>über 99.9</translation>
    </message>
    <message>
        <source>under 0.1</source>
        <translation>unter 0.1</translation>
    </message>
    <message>
        <source>95 % CI {low}–{high} %</source>
        <translation>95‑%‑KI&#xa0;{low}–{high}&#xa0;%</translation>
    </message>
    <message>
        <source>No images to judge by.</source>
        <translation>Keine Bilder für ein Urteil.</translation>
    </message>
    <message>
        <source>{right} of {all} right: {percent}</source>
        <translation>{right} von {all} richtig: {percent}</translation>
    </message>
    <message>
        <source>AUC: cannot be had (needs images of two classes).</source>
        <translation>AUC: nicht bestimmbar (braucht Bilder zweier Klassen).</translation>
    </message>
    <message>
        <source>{auc} (95 % CI {low}–{high})</source>
        <translation>{auc} (95‑%‑KI&#xa0;{low}–{high})</translation>
    </message>
    <message>
        <source>nearly done</source>
        <translation>fast fertig</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {minutes} min {seconds} s left</source>
        <translation>noch etwa {minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>No class folders.</source>
        <translation>Keine Klassenordner.</translation>
    </message>
    <message numerus="yes">
        <source>%n more classes</source>
        <translation>
            <numerusform>%n weitere Klasse</numerusform>
            <numerusform>%n weitere Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} in all</source>
        <translation>insgesamt {count}</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>For research and education. Not a medical device: not for diagnosis or treatment.</source>
        <translation>Nur für Forschung und Lehre. Kein Medizinprodukt: nicht für Diagnose oder Behandlung.</translation>
    </message>
    <message>
        <source>{title} cannot look at pictures of {side} × {side} pixels.</source>
        <translation>{title} kann keine Bilder von {side} × {side} Pixeln verarbeiten.</translation>
    </message>
    <message>
        <source>Choose an image size of {smallest} or more.</source>
        <translation>Wählen Sie eine Bildgröße von mindestens {smallest}.</translation>
    </message>
    <message>
        <source>There are no ImageNet weights for {title} on this computer.</source>
        <translation>Auf diesem Computer gibt es keine ImageNet-Gewichte für {title}.</translation>
    </message>
    <message>
        <source>Install the program again, or choose another backbone.</source>
        <translation>Installieren Sie das Programm neu, oder wählen Sie ein anderes Backbone.</translation>
    </message>
    <message>
        <source>Import or download them (in the window: File, Network weights; on the command line: weights), choose a backbone that has them, or choose to train from scratch.</source>
        <translation>Importieren oder laden Sie sie (im Fenster: Datei, Netzgewichte; auf der Kommandozeile: weights), wählen Sie ein Backbone, das welche hat, oder trainieren Sie ohne ImageNet-Gewichte.</translation>
    </message>
    <message>
        <source>There is no backbone “{name}”.</source>
        <translation>Es gibt kein Backbone „{name}“.</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>Wählen Sie eines von: {names}.</translation>
    </message>
    <message>
        <source>The run&apos;s folder was removed.</source>
        <translation>Der Ordner des Laufs wurde entfernt.</translation>
    </message>
    <message>
        <source>The state of this run was kept by a newer version of the program.</source>
        <translation>Der Zwischenstand dieses Laufs stammt von einer neueren Programmversion.</translation>
    </message>
    <message>
        <source>Update the program, or go on with the run in that version.</source>
        <translation>Aktualisieren Sie das Programm oder setzen Sie den Lauf in jener Version fort.</translation>
    </message>
    <message>
        <source>Ended early after epoch {epoch}: the validation loss has not fallen for {patience} epochs</source>
        <translation>Nach Epoche {epoch} früh beendet: Der Validierungsverlust ist seit {patience} Epochen nicht gesunken</translation>
    </message>
    <message>
        <source>{error} The training goes on, but could not be resumed if it were cut off.</source>
        <translation>{error} Das Training geht weiter, könnte aber nach einer Unterbrechung nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>The loss is no longer a number in epoch {epoch}.</source>
        <translation>In Epoche {epoch} ist der Verlust keine Zahl mehr.</translation>
    </message>
    <message>
        <source>Choose a smaller learning rate.</source>
        <translation>Wählen Sie eine kleinere Lernrate.</translation>
    </message>
    <message>
        <source>All training radiographs look the same to the network: there is nothing to tell the classes apart by. Check that the folders hold the images you meant.</source>
        <translation>Für das Netz sehen alle Trainingsbilder gleich aus: Es gibt nichts, woran sich die Klassen unterscheiden ließen. Prüfen Sie, ob die Ordner die gemeinten Bilder enthalten.</translation>
    </message>
    <message>
        <source>“{most}” has {ratio:.1f} times as many training images as “{least}”: errors on the rarer class count for more, so that it is not overlooked. Class weights can be switched off in the settings.</source>
        <translation>„{most}“ hat {ratio:.1f}-mal so viele Trainingsbilder wie „{least}“: Fehler bei der selteneren Klasse zählen mehr, damit sie nicht übersehen wird. Klassengewichte lassen sich in den Einstellungen ausschalten.</translation>
    </message>
    <message>
        <source>A batch of {size} holds all {number} training images: the network takes one step an epoch and learns slowly. Choose a smaller batch size.</source>
        <translation>Ein Batch von {size} fasst alle {number} Trainingsbilder: Das Netz macht nur einen Schritt je Epoche und lernt langsam. Wählen Sie eine kleinere Batchgröße.</translation>
    </message>
    <message>
        <source>There is not enough memory for this training.</source>
        <translation>Für dieses Training reicht der Arbeitsspeicher nicht.</translation>
    </message>
    <message>
        <source>Choose a smaller batch size, or train on fewer images.</source>
        <translation>Wählen Sie eine kleinere Batchgröße, oder trainieren Sie mit weniger Bildern.</translation>
    </message>
    <message numerus="yes">
        <source>%n classes have a single training image, “{name}” among them: the network knows no more of them than these.</source>
        <translation>
            <numerusform>„{name}“ hat ein einziges Trainingsbild: Mehr als dieses kennt das Netz von der Klasse nicht.</numerusform>
            <numerusform>%n Klassen haben ein einziges Trainingsbild, darunter „{name}“: Mehr als dieses kennt das Netz von ihnen nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training files left out: {message}</source>
        <translation>
            <numerusform>%n Trainingsdatei ausgelassen: {message}</numerusform>
            <numerusform>%n Trainingsdateien ausgelassen: {message}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n validation files left out: {message}</source>
        <translation>
            <numerusform>%n Validierungsdatei ausgelassen: {message}</numerusform>
            <numerusform>%n Validierungsdateien ausgelassen: {message}</numerusform>
        </translation>
    </message>
    <message>
        <source>There is only one device here: the training runs on that one.</source>
        <translation>Hier gibt es nur ein Rechengerät: Das Training läuft auf diesem.</translation>
    </message>
    <message>
        <source>Building the network</source>
        <translation>Netz wird aufgebaut</translation>
    </message>
    <message>
        <source>Reading {number} radiographs</source>
        <translation>{number} Röntgenbilder werden gelesen</translation>
    </message>
    <message>
        <source>No training radiograph of “{name}” can be read.</source>
        <translation>Kein Trainingsbild von „{name}“ ist lesbar.</translation>
    </message>
    <message>
        <source>Check the files of that folder.</source>
        <translation>Prüfen Sie die Dateien in diesem Ordner.</translation>
    </message>
    <message>
        <source>No validation radiograph can be read.</source>
        <translation>Kein Validierungsbild ist lesbar.</translation>
    </message>
    <message>
        <source>Check the files of the validation folder.</source>
        <translation>Prüfen Sie die Dateien im Validierungsordner.</translation>
    </message>
    <message>
        <source>{number} radiographs need {needed:.1f} GiB of memory, and {free:.1f} GiB are free.</source>
        <translation>{number} Röntgenbilder brauchen {needed:.1f} GiB Arbeitsspeicher, frei sind {free:.1f} GiB.</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller input size, or train on fewer images.</source>
        <translation>Schließen Sie andere Programme, wählen Sie eine kleinere Bildgröße, oder trainieren Sie mit weniger Bildern.</translation>
    </message>
    <message>
        <source>Looking at every radiograph once</source>
        <translation>Jedes Röntgenbild wird einmal betrachtet</translation>
    </message>
    <message>
        <source>The weights file “{name}” belongs to another network.</source>
        <translation>Die Gewichtsdatei „{name}“ gehört zu einem anderen Netz.</translation>
    </message>
    <message>
        <source>Remove these weights and import others.</source>
        <translation>Entfernen Sie diese Gewichte, und importieren Sie andere.</translation>
    </message>
    <message>
        <source>The weights file “{name}” holds values that are no numbers.</source>
        <translation>Die Gewichtsdatei „{name}“ enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>Get the file again from its source.</source>
        <translation>Holen Sie die Datei erneut von ihrer Quelle.</translation>
    </message>
    <message>
        <source>“{name}” is damaged, or no weights file of keras.applications.</source>
        <translation>„{name}“ ist beschädigt oder keine Gewichtsdatei von keras.applications.</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>„{name}“ ist ein Ordner.</translation>
    </message>
    <message>
        <source>Choose the weights file itself.</source>
        <translation>Wählen Sie die Gewichtsdatei selbst.</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>sie lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The weights file “{name}” cannot be read: {reason}.</source>
        <translation>Die Gewichtsdatei „{name}“ ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>Check the name and that you may read it.</source>
        <translation>Prüfen Sie den Namen und Ihre Leserechte.</translation>
    </message>
    <message>
        <source>“{name}” is a web page, not a weights file.</source>
        <translation>„{name}“ ist eine Webseite, keine Gewichtsdatei.</translation>
    </message>
    <message>
        <source>The download was answered by a login or an error page: get the file again.</source>
        <translation>Auf den Download kam eine Anmelde- oder Fehlerseite: Holen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>“{name}” is no HDF5 file, as the weights of keras.applications are.</source>
        <translation>„{name}“ ist keine HDF5-Datei, wie es die Gewichte von keras.applications sind.</translation>
    </message>
    <message>
        <source>Choose the .h5 file of the network.</source>
        <translation>Wählen Sie die .h5-Datei des Netzes.</translation>
    </message>
    <message>
        <source>The weights in this model file belong to another network.</source>
        <translation>Die Gewichte in dieser Modelldatei gehören zu einem anderen Netz.</translation>
    </message>
    <message>
        <source>Train the model again.</source>
        <translation>Trainieren Sie das Modell neu.</translation>
    </message>
    <message>
        <source>This model file describes its network in an unknown way.</source>
        <translation>Diese Modelldatei beschreibt ihr Netz auf unbekannte Weise.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>Trying learning rates</source>
        <translation>Lernraten werden ausprobiert</translation>
    </message>
    <message>
        <source>The weights file “{name}” cannot be read.</source>
        <translation>Die Gewichtsdatei „{name}“ ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>“{name}” is damaged or no PyTorch weights file of the old format.</source>
        <translation>„{name}“ ist beschädigt oder keine PyTorch-Gewichtsdatei im alten Format.</translation>
    </message>
    <message>
        <source>Training from scratch on {number} images: without pretrained weights this needs thousands of images to learn much, and the validation figures stay near chance for the first epochs.</source>
        <translation>Training ohne ImageNet-Gewichte mit {number} Bildern: Ohne vortrainierte Gewichte braucht es Tausende von Bildern, um viel zu lernen, und in den ersten Epochen bleiben die Validierungswerte nahe am Zufall.</translation>
    </message>
    <message>
        <source>The radiographs are not those that this training began with.</source>
        <translation>Die Röntgenbilder sind nicht die, mit denen dieses Training begann.</translation>
    </message>
    <message>
        <source>Put the files back, or train again with the same settings.</source>
        <translation>Legen Sie die Dateien zurück, oder trainieren Sie mit denselben Einstellungen neu.</translation>
    </message>
    <message>
        <source>Finding the head</source>
        <translation>Kopf wird bestimmt</translation>
    </message>
    <message>
        <source>Training the head</source>
        <translation>Der Kopf wird trainiert</translation>
    </message>
    <message>
        <source>Looking at {number} augmented draws</source>
        <translation>{number} augmentierte Ziehungen werden betrachtet</translation>
    </message>
    <message>
        <source>Training the network</source>
        <translation>Netz wird trainiert</translation>
    </message>
    <message>
        <source>This computer&apos;s ImageNet weights, or the precision it computes in, are not those that this training began with.</source>
        <translation>Die ImageNet-Gewichte dieses Computers oder seine Rechengenauigkeit sind nicht die, mit denen dieses Training begann.</translation>
    </message>
    <message>
        <source>Put the weights back, or train again with the same settings.</source>
        <translation>Legen Sie die Gewichte zurück, oder trainieren Sie mit denselben Einstellungen neu.</translation>
    </message>
    <message>
        <source>{error} The best weights before that are kept.</source>
        <translation>{error} Die besten Gewichte davor werden behalten.</translation>
    </message>
    <message>
        <source>Looking at every radiograph with the best weights</source>
        <translation>Jedes Röntgenbild wird mit den besten Gewichten betrachtet</translation>
    </message>
    <message>
        <source>Averaging {number} networks</source>
        <translation>{number} Netze werden gemittelt</translation>
    </message>
    <message>
        <source>The weights of {title} are being downloaded by another window of this program.</source>
        <translation>Die Gewichte von {title} werden gerade von einem anderen Fenster dieses Programms heruntergeladen.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it there.</source>
        <translation>Warten Sie darauf, oder brechen Sie dort ab.</translation>
    </message>
    <message>
        <source>The server sends the weights over a connection that is not protected, so they were not downloaded.</source>
        <translation>Der Server sendet die Gewichte über eine ungeschützte Verbindung; sie wurden daher nicht heruntergeladen.</translation>
    </message>
    <message>
        <source>Get the file from its source and import it.</source>
        <translation>Holen Sie die Datei von ihrer Quelle, und importieren Sie sie.</translation>
    </message>
    <message>
        <source>There is no room for the download: {size:.0f} MB are needed.</source>
        <translation>Für den Download fehlt Platz: {size:.0f} MB sind nötig.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>What arrived for {title} is not the file that was published: its checksum differs.</source>
        <translation>Was für {title} ankam, ist nicht die veröffentlichte Datei: Die Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>Try again; where it happens again, get the file from its source and import it.</source>
        <translation>Versuchen Sie es erneut; tritt es wieder auf, holen Sie die Datei von ihrer Quelle, und importieren Sie sie.</translation>
    </message>
    <message>
        <source>A web page arrived in place of the weights: the network may want a login first, or block downloads.</source>
        <translation>Statt der Gewichte kam eine Webseite an: Das Netzwerk verlangt vielleicht erst eine Anmeldung oder sperrt Downloads.</translation>
    </message>
    <message>
        <source>Open the source in a browser, or get the file on another computer and import it.</source>
        <translation>Öffnen Sie die Quelle in einem Browser, oder holen Sie die Datei auf einem anderen Computer und importieren Sie sie.</translation>
    </message>
    <message>
        <source>The file has changed since the download was begun.</source>
        <translation>Die Datei hat sich seit Beginn des Downloads geändert.</translation>
    </message>
    <message>
        <source>Download it again from the start.</source>
        <translation>Laden Sie sie noch einmal von vorn herunter.</translation>
    </message>
    <message>
        <source>The server {host} does not have the file any more.</source>
        <translation>Der Server {host} hat die Datei nicht mehr.</translation>
    </message>
    <message>
        <source>The server {host} refused the download (HTTP status {code}).</source>
        <translation>Der Server {host} hat den Download abgelehnt (HTTP-Status {code}).</translation>
    </message>
    <message>
        <source>Try again later, or get the file elsewhere and import it.</source>
        <translation>Versuchen Sie es später erneut, oder holen Sie die Datei anderswo und importieren Sie sie.</translation>
    </message>
    <message>
        <source>The server {host} cannot be reached.</source>
        <translation>Der Server {host} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network, or get the file on another computer and import it.</source>
        <translation>Prüfen Sie das Netzwerk, oder holen Sie die Datei auf einem anderen Computer und importieren Sie sie.</translation>
    </message>
    <message>
        <source>Download again: it goes on from there.</source>
        <translation>Laden Sie erneut herunter: Es geht von dort weiter.</translation>
    </message>
    <message>
        <source>Download again; it begins anew.</source>
        <translation>Laden Sie erneut herunter; es beginnt von vorn.</translation>
    </message>
    <message>
        <source>The connection to {host} broke after {have:.1f} of {total:.1f} MB.</source>
        <translation>Die Verbindung zu {host} brach nach {have:.1f} von {total:.1f} MB ab.</translation>
    </message>
    <message>
        <source>The weights of {title} come with the program.</source>
        <translation>Die Gewichte von {title} gehören zum Programm.</translation>
    </message>
    <message>
        <source>There is nothing to import or download.</source>
        <translation>Es gibt nichts zu importieren oder herunterzuladen.</translation>
    </message>
    <message>
        <source>layers with weights: {layers}, parameters: {parameters}</source>
        <translation>Schichten mit Gewichten: {layers}, Parameter: {parameters}</translation>
    </message>
    <message>
        <source>The weights in “{name}” are those of {title} ({counted}).</source>
        <translation>Die Gewichte in „{name}“ sind die von {title} ({counted}).</translation>
    </message>
    <message>
        <source>The weights in “{name}” are those of a network that is not in the catalogue ({counted}).</source>
        <translation>Die Gewichte in „{name}“ gehören zu einem Netz, das nicht im Katalog steht ({counted}).</translation>
    </message>
    <message>
        <source>Choose a weights file of keras.applications for one of: {titles}.</source>
        <translation>Wählen Sie eine Gewichtsdatei von keras.applications für eines von: {titles}.</translation>
    </message>
    <message>
        <source>{title} has {parameters} parameters without its classifier; its file is {file}.</source>
        <translation>{title} hat ohne Klassifikator {parameters} Parameter; die Datei heißt {file}.</translation>
    </message>
    <message>
        <source>Check that the disk or folder is still there.</source>
        <translation>Prüfen Sie, ob das Laufwerk oder der Ordner noch da ist.</translation>
    </message>
    <message>
        <source>“{name}” cannot be written ({reason}).</source>
        <translation>„{name}“ kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>Check that you may write to the weights folder.</source>
        <translation>Prüfen Sie, ob Sie in den Ordner der Gewichte schreiben dürfen.</translation>
    </message>
    <message>
        <source>The publisher names no checksum for {title}: only size and shapes were checked.</source>
        <translation>Der Herausgeber nennt keine Prüfsumme für {title}: Nur Größe und Formen wurden geprüft.</translation>
    </message>
    <message>
        <source>This is not a file that keras.applications publishes for {title}, so nobody vouches for it. It was taken in because its shapes fit: use it only if you trust its source.</source>
        <translation>Diese Datei hat keras.applications nicht für {title} veröffentlicht, niemand bürgt für sie. Sie wurde übernommen, weil ihre Formen passen: Verwenden Sie sie nur, wenn Sie ihrer Quelle vertrauen.</translation>
    </message>
    <message>
        <source>There are no weights of {title} to remove.</source>
        <translation>Es gibt keine Gewichte von {title} zu entfernen.</translation>
    </message>
    <message>
        <source>See the list of weights.</source>
        <translation>Sehen Sie in der Liste der Gewichte nach.</translation>
    </message>
    <message>
        <source>The weights of {title} cannot be removed ({reason}).</source>
        <translation>Die Gewichte von {title} können nicht entfernt werden ({reason}).</translation>
    </message>
    <message>
        <source>The model file “{name}” cannot be read: {reason}.</source>
        <translation>Die Modelldatei „{name}“ ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is damaged or no model file.</source>
        <translation>„{name}“ ist beschädigt oder keine Modelldatei.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .rsmodel, or train again.</source>
        <translation>Wählen Sie eine Datei, die auf .rsmodel endet, oder trainieren Sie neu.</translation>
    </message>
    <message>
        <source>“{name}” is absent, damaged or no model file.</source>
        <translation>„{name}“ fehlt, ist beschädigt oder keine Modelldatei.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .rsmodel.</source>
        <translation>Wählen Sie eine Datei, die auf .rsmodel endet.</translation>
    </message>
    <message>
        <source>“{name}” was made by a newer version of the program.</source>
        <translation>„{name}“ stammt von einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>“{name}” was changed or damaged after it was written.</source>
        <translation>„{name}“ wurde nach dem Schreiben verändert oder beschädigt.</translation>
    </message>
    <message>
        <source>Get the file again from where it was made.</source>
        <translation>Holen Sie die Datei erneut von dort, wo sie erstellt wurde.</translation>
    </message>
    <message>
        <source>The disk is full: “{name}” was not written.</source>
        <translation>Der Datenträger ist voll: „{name}“ wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, and try again.</source>
        <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The preset “instant” keeps the backbone as it is, so it needs pretrained weights.</source>
        <translation>Die Voreinstellung „Sofort“ lässt das Backbone, wie es ist, und braucht daher vortrainierte Gewichte.</translation>
    </message>
    <message>
        <source>1 − specificity</source>
        <translation>1 − Spezifität</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>training</source>
        <comment>curve</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <comment>curve</comment>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>positive: {name}</source>
        <translation>positiv: {name}</translation>
    </message>
    <message>
        <source>mean of each class against the rest</source>
        <translation>Mittel jeder Klasse gegen den Rest</translation>
    </message>
    <message>
        <source>exact binomial interval</source>
        <translation>exaktes Binomialintervall</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Balancierte Genauigkeit</translation>
    </message>
    <message>
        <source>mean sensitivity</source>
        <translation>mittlere Sensitivität</translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation>Fläche unter der ROC-Kurve</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>train</source>
        <comment>part of the data</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <comment>part of the data</comment>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <comment>part of the data</comment>
        <translation>Test</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Backbone</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Augmentation: shear</source>
        <translation>Augmentierung: Scherung</translation>
    </message>
    <message>
        <source>Augmentation: zoom</source>
        <translation>Augmentierung: Zoom</translation>
    </message>
    <message>
        <source>Augmentation: rotation</source>
        <translation>Augmentierung: Rotation</translation>
    </message>
    <message>
        <source>Augmentation: width shift</source>
        <translation>Augmentierung: Verschiebung x</translation>
    </message>
    <message>
        <source>Augmentation: height shift</source>
        <translation>Augmentierung: Verschiebung y</translation>
    </message>
    <message>
        <source>Augmentation: horizontal flip</source>
        <translation>Augmentierung: Spiegelung</translation>
    </message>
    <message>
        <source>Augmentation: brightness</source>
        <translation>Augmentierung: Helligkeit</translation>
    </message>
    <message>
        <source>Augmentation: contrast</source>
        <translation>Augmentierung: Kontrast</translation>
    </message>
    <message>
        <source>Augmentation: noise</source>
        <translation>Augmentierung: Rauschen</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Ziehungen</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Klassengewichte</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>ImageNet</source>
        <comment>value of a setting</comment>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>none (trained from scratch)</source>
        <comment>value of a setting</comment>
        <translation>keine (von Grund auf trainiert)</translation>
    </message>
    <message>
        <source>auto</source>
        <comment>value of a setting</comment>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>none</source>
        <comment>value of a setting</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>{share} (95 % CI {low}–{high} %)</source>
        <translation>{share} (95-%-KI {low}–{high} %)</translation>
    </message>
    <message>
        <source>{correct} of {total}</source>
        <translation>{correct} von {total}</translation>
    </message>
    <message>
        <source>{area:.2f} (95 % CI {low:.2f}–{high:.2f})</source>
        <translation>{area:.2f} (95-%-KI {low:.2f}–{high:.2f})</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>The run&apos;s folder cannot be made ({reason}).</source>
        <translation>Der Ordner des Laufs kann nicht angelegt werden ({reason}).</translation>
    </message>
    <message>
        <source>Try again, or choose another runs folder.</source>
        <translation>Versuchen Sie es erneut, oder wählen Sie einen anderen Ordner für Läufe.</translation>
    </message>
    <message>
        <source>There is no run in “{name}”.</source>
        <translation>In „{name}“ liegt kein Lauf.</translation>
    </message>
    <message>
        <source>Choose a run of the list.</source>
        <translation>Wählen Sie einen Lauf aus der Liste.</translation>
    </message>
    <message>
        <source>This run has ended, there is nothing to resume.</source>
        <translation>Dieser Lauf ist zu Ende, es gibt nichts fortzusetzen.</translation>
    </message>
    <message>
        <source>Continue it for more epochs instead.</source>
        <translation>Verlängern Sie ihn stattdessen um weitere Epochen.</translation>
    </message>
    <message>
        <source>The run cannot be written: {reason}.</source>
        <translation>Der Lauf kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Free some space, or choose another runs folder.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner für Läufe.</translation>
    </message>
    <message>
        <source>Start the training again.</source>
        <translation>Starten Sie das Training neu.</translation>
    </message>
    <message>
        <source>This run goes on in another window.</source>
        <translation>Dieser Lauf ist in einem anderen Fenster im Gang.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it there.</source>
        <translation>Warten Sie auf sein Ende, oder beenden Sie ihn dort.</translation>
    </message>
    <message>
        <source>The run “{name}” was made by a newer version of the program.</source>
        <translation>Der Lauf „{name}“ stammt von einer neueren Programmversion.</translation>
    </message>
    <message>
        <source>Update the program, or use that version for this run.</source>
        <translation>Aktualisieren Sie das Programm oder verwenden Sie jene Version für diesen Lauf.</translation>
    </message>
    <message>
        <source>The run history in “{name}” cannot be read ({reason}).</source>
        <translation>Die Liste der Läufe in „{name}“ ist nicht lesbar ({reason}).</translation>
    </message>
    <message>
        <source>Ask for the right to read that folder, or choose another one.</source>
        <translation>Bitten Sie um Leserechte für diesen Ordner, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>“{name}” asks for an input this version does not know.</source>
        <translation>„{name}“ verlangt eine Eingabe, die diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>Check data opens every file and lists what deserves a look: files that cannot be read, images that occur twice, patients in more than one part, classes that do not match.</source>
        <translation>„Daten prüfen“ öffnet jede Datei und listet auf, was auffällt: nicht lesbare Dateien, doppelte Bilder, Patienten in mehr als einem Teil, Klassen, die nicht zusammenpassen.</translation>
    </message>
    <message>
        <source>&amp;Check data</source>
        <translation>Daten &amp;prüfen</translation>
    </message>
    <message>
        <source>Cancel check</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Choose a training folder first.</source>
        <translation>Wählen Sie zuerst einen Trainingsordner.</translation>
    </message>
    <message>
        <source>Looking through the files…</source>
        <translation>Dateien werden durchgesehen…</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done} von {total} Dateien</translation>
    </message>
    <message>
        <source>Nothing stands in the way of training.</source>
        <translation>Dem Training steht nichts im Weg.</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>and {number} more</source>
        <translation>und {number} weitere</translation>
    </message>
    <message>
        <source>{errors} to mend, {warnings} to look at.</source>
        <translation>{errors} zu beheben, {warnings} anzusehen.</translation>
    </message>
    <message>
        <source>{errors} to mend.</source>
        <translation>{errors} zu beheben.</translation>
    </message>
    <message>
        <source>{warnings} to look at.</source>
        <translation>{warnings} anzusehen.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Browse for the {folder}</source>
        <translation>{folder} suchen</translation>
    </message>
    <message>
        <source>Choose a {folder}.</source>
        <translation>Wählen Sie einen {folder}.</translation>
    </message>
    <message>
        <source>The {folder} “{name}” does not exist.</source>
        <translation>Der {folder} „{name}“ existiert nicht.</translation>
    </message>
    <message>
        <source>This is a whole disk or home folder: choose the folder that holds the classes.</source>
        <translation>Das ist ein ganzes Laufwerk oder Ihr persönlicher Ordner: Wählen Sie den Ordner, der die Klassen enthält.</translation>
    </message>
    <message>
        <source>The {folder} “{name}” has no class folders with images.</source>
        <translation>Der {folder} „{name}“ enthält keine Klassenordner mit Bildern.</translation>
    </message>
    <message>
        <source>The {folder} “{name}” has one class; two or more are needed.</source>
        <translation>Der {folder} „{name}“ enthält eine Klasse; nötig sind mindestens zwei.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>Choose the {folder}</source>
        <translation>{folder} wählen</translation>
    </message>
    <message>
        <source>Score &amp;images</source>
        <translation>B&amp;ilder bewerten</translation>
    </message>
    <message>
        <source>Open re&amp;port</source>
        <translation>Be&amp;richt öffnen</translation>
    </message>
    <message>
        <source>Train &amp;again</source>
        <translation>&amp;Neu trainieren</translation>
    </message>
    <message>
        <source>&amp;Continue…</source>
        <translation>&amp;Verlängern…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>Ver&amp;gleichen</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Show f&amp;older</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Move to &amp;trash</source>
        <translation>In den &amp;Papierkorb</translation>
    </message>
    <message>
        <source>Go to Review with this run&apos;s model</source>
        <translation>Mit dem Modell dieses Laufs zur Seite „Bilder“ gehen</translation>
    </message>
    <message>
        <source>Take this run&apos;s settings and folders to the Train page</source>
        <translation>Einstellungen und Ordner dieses Laufs auf die Seite „Training“ übernehmen</translation>
    </message>
    <message>
        <source>Train on from this run&apos;s model for more epochs</source>
        <translation>Vom Modell dieses Laufs aus weitere Epochen trainieren</translation>
    </message>
    <message>
        <source>Go on where this run was cut off</source>
        <translation>Dort weitermachen, wo dieser Lauf unterbrochen wurde</translation>
    </message>
    <message>
        <source>Curves, figures and settings beside each other</source>
        <translation>Kurven, Zahlen und Einstellungen nebeneinander</translation>
    </message>
    <message>
        <source>One zip file without paths and file names of the images</source>
        <translation>Eine ZIP-Datei ohne Pfade und Dateinamen der Bilder</translation>
    </message>
    <message>
        <source>Mor&amp;e</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message>
        <source>&amp;Back to the list</source>
        <translation>&amp;Zurück zur Liste</translation>
    </message>
    <message>
        <source>&amp;Show settings that are alike</source>
        <translation>Auch gleiche &amp;Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Figures and settings of the runs</source>
        <translation>Zahlen und Einstellungen der Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%n runs beside each other</source>
        <translation>
            <numerusform>%n Lauf im Vergleich</numerusform>
            <numerusform>%n Läufe im Vergleich</numerusform>
        </translation>
    </message>
    <message>
        <source>{status}, {day}</source>
        <translation>{status}, {day}</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Choose a run to see its curves, settings and figures.</source>
        <translation>Wählen Sie einen Lauf, um seine Kurven, Einstellungen und Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are chosen. Compare puts them beside each other.</source>
        <translation>
            <numerusform>%n Lauf ist gewählt. „Vergleichen“ stellt Läufe nebeneinander.</numerusform>
            <numerusform>%n Läufe sind gewählt. „Vergleichen“ stellt sie nebeneinander.</numerusform>
        </translation>
    </message>
    <message>
        <source>{status}, begun {day}</source>
        <translation>{status}, begonnen am {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the report.</source>
        <translation>
            <numerusform>%n weitere im Bericht.</numerusform>
            <numerusform>%n weitere im Bericht.</numerusform>
        </translation>
    </message>
    <message>
        <source>A note of your own</source>
        <translation>Eigene Notiz</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Empty it</source>
        <translation>Lee&amp;ren</translation>
    </message>
    <message>
        <source>The desktop did not open the folder. Its path can be copied from the field.</source>
        <translation>Der Ordner wurde nicht geöffnet. Sein Pfad lässt sich aus dem Feld kopieren.</translation>
    </message>
    <message>
        <source>Empty</source>
        <comment>the cache</comment>
        <translation>Leer</translation>
    </message>
    <message>
        <source>There is nothing in it</source>
        <translation>Er ist leer</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Numbers, no pictures: the next training is faster.</source>
        <translation>Zahlen, keine Bilder: Das nächste Training geht schneller.</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>Merkmalsspeicher</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open folder: {place}</source>
        <translation>Ordner öffnen: {place}</translation>
    </message>
    <message>
        <source>A training is running: stop it, or wait for its end first.</source>
        <translation>Ein Training läuft: Beenden Sie es, oder warten Sie zuerst sein Ende ab.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>The settings of “{name}” are filled in.</source>
        <translation>Die Einstellungen von „{name}“ sind eingetragen.</translation>
    </message>
    <message>
        <source>The data page was left as it is.</source>
        <translation>Die Seite „Daten“ blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>The {part} folder of this run is not there any more.</source>
        <translation>Der Ordner für {part} dieses Laufs ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The {first} and {last} folders of this run are not there any more.</source>
        <translation>Die Ordner für {first} und {last} dieses Laufs sind nicht mehr da.</translation>
    </message>
    <message>
        <source>The training and validation and test folders of this run are not there any more.</source>
        <translation>Die Ordner für Training, Validierung und Test dieses Laufs sind nicht mehr da.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Validation (95 % CI)</source>
        <translation>Validierung (95-%-KI)</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message numerus="yes">
        <source>Move these %n runs to the trash?</source>
        <translation>
            <numerusform>Diesen Lauf in den Papierkorb verschieben?</numerusform>
            <numerusform>Diese %n Läufe in den Papierkorb verschieben?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %n runs lie where there is no trash, as on a network drive. Delete for good?</source>
        <translation>
            <numerusform>Dieser Lauf liegt, wo es keinen Papierkorb gibt, etwa auf einem Netzlaufwerk. Endgültig löschen?</numerusform>
            <numerusform>Diese %n Läufe liegen, wo es keinen Papierkorb gibt, etwa auf einem Netzlaufwerk. Endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Delete for good</source>
        <translation>&amp;Endgültig löschen</translation>
    </message>
    <message>
        <source>Continue a run</source>
        <translation>Lauf verlängern</translation>
    </message>
    <message>
        <source>Train on from “{name}” as a new run.

More epochs:</source>
        <translation>„{name}“ als neuen Lauf weitertrainieren.

Weitere Epochen:</translation>
    </message>
    <message>
        <source>Continue training</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>Läufe löschen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Training runs</source>
        <translation>Trainingsläufe</translation>
    </message>
    <message>
        <source>No run holds these words.</source>
        <translation>Kein Lauf enthält diese Wörter.</translation>
    </message>
    <message>
        <source>complete</source>
        <comment>a run</comment>
        <translation>fertig</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>a run</comment>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a run</comment>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>running</source>
        <comment>a run</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>cut off</source>
        <comment>a run</comment>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>of a newer version</source>
        <comment>a run</comment>
        <translation>aus neuerer Version</translation>
    </message>
    <message>
        <source>Jan</source>
        <comment>month</comment>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Feb</source>
        <comment>month</comment>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Mar</source>
        <comment>month</comment>
        <translation>März</translation>
    </message>
    <message>
        <source>Apr</source>
        <comment>month</comment>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>May</source>
        <comment>month</comment>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <comment>month</comment>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <comment>month</comment>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <comment>month</comment>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Sep</source>
        <comment>month</comment>
        <translation>Sep.</translation>
    </message>
    <message>
        <source>Oct</source>
        <comment>month</comment>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Nov</source>
        <comment>month</comment>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <comment>month</comment>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Val.-Genauigkeit</translation>
    </message>
    <message>
        <source>Validation balanced accuracy</source>
        <translation>Balancierte Val.-Genauigkeit</translation>
    </message>
    <message>
        <source>Validation AUC</source>
        <translation>Val.-AUC</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Test-Genauigkeit</translation>
    </message>
    <message>
        <source>Test balanced accuracy</source>
        <translation>Balancierte Test-Genauigkeit</translation>
    </message>
    <message>
        <source>Test AUC</source>
        <translation>Test-AUC</translation>
    </message>
    <message>
        <source>{day} {month}, {time}</source>
        <translation>{day}. {month}, {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time}</source>
        <translation>{day}. {month} {year}, {time}</translation>
    </message>
    <message>
        <source>The training “{name}” of {day} was cut off {where}.</source>
        <translation>Das Training „{name}“ vom {day} wurde {where} unterbrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%n more were cut off before.</source>
        <translation>
            <numerusform>%n weiteres wurde vorher unterbrochen.</numerusform>
            <numerusform>%n weitere wurden vorher unterbrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” ({status}, {day})</source>
        <translation>„{name}“ ({status}, {day})</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs deleted for good.</source>
        <translation>
            <numerusform>%n Lauf endgültig gelöscht.</numerusform>
            <numerusform>%n Läufe endgültig gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs moved to the trash.</source>
        <translation>
            <numerusform>%n Lauf in den Papierkorb verschoben.</numerusform>
            <numerusform>%n Läufe in den Papierkorb verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs cannot be read and are left out</source>
        <translation>
            <numerusform>%n Lauf ist nicht lesbar und fehlt hier</numerusform>
            <numerusform>%n Läufe sind nicht lesbar und fehlen hier</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a run in the table first.</source>
        <translation>Wählen Sie zuerst einen Lauf in der Tabelle.</translation>
    </message>
    <message>
        <source>Made by a newer version of the program: update this one first.</source>
        <translation>Stammt von einer neueren Programmversion: Aktualisieren Sie zuerst diese.</translation>
    </message>
    <message>
        <source>This run goes on: stop it first.</source>
        <translation>Dieser Lauf läuft noch: Beenden Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>Choose one run only.</source>
        <translation>Wählen Sie nur einen Lauf.</translation>
    </message>
    <message>
        <source>Choose two or more runs, with Ctrl or Shift and a click.</source>
        <translation>Wählen Sie zwei oder mehr Läufe, mit Strg oder Umschalt und Klick.</translation>
    </message>
    <message numerus="yes">
        <source>Choose %n runs at most.</source>
        <translation>
            <numerusform>Wählen Sie höchstens %n Lauf.</numerusform>
            <numerusform>Wählen Sie höchstens %n Läufe.</numerusform>
        </translation>
    </message>
    <message>
        <source>This run kept no model.</source>
        <translation>Dieser Lauf hat kein Modell.</translation>
    </message>
    <message>
        <source>This run has no report.</source>
        <translation>Dieser Lauf hat keinen Bericht.</translation>
    </message>
    <message>
        <source>Only a run that was cut off can be resumed.</source>
        <translation>Nur ein unterbrochener Lauf lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>This run goes on: wait for its end.</source>
        <translation>Dieser Lauf läuft noch: Warten Sie sein Ende ab.</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>a run</comment>
        <translation>von Hand beendet</translation>
    </message>
    <message>
        <source>This run was cut off: resume it first.</source>
        <translation>Dieser Lauf wurde unterbrochen: Setzen Sie ihn zuerst fort.</translation>
    </message>
    <message>
        <source>This run kept no model to continue from.</source>
        <translation>Dieser Lauf hat kein Modell zum Weitertrainieren.</translation>
    </message>
    <message>
        <source>Paper</source>
        <comment>augmentation preset</comment>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Radiograph-safe</source>
        <comment>augmentation preset</comment>
        <translation>Für Röntgenbilder</translation>
    </message>
    <message>
        <source>None</source>
        <comment>augmentation preset</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Custom</source>
        <comment>augmentation preset</comment>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Mirrored images swap left and right: side markers, heart and stomach change places. Switch it off where the side matters.</source>
        <translation>Gespiegelte Bilder vertauschen links und rechts: Seitenzeichen, Herz und Magen wechseln den Platz. Schalten Sie es ab, wo die Seite zählt.</translation>
    </message>
    <message>
        <source>She&amp;ar</source>
        <translation>&amp;Scherung</translation>
    </message>
    <message>
        <source>Zoo&amp;m</source>
        <translation>Zoo&amp;m</translation>
    </message>
    <message>
        <source>&amp;Rotation</source>
        <translation>&amp;Rotation</translation>
    </message>
    <message>
        <source>Shift, &amp;width</source>
        <translation>Verschiebung &amp;x</translation>
    </message>
    <message>
        <source>Shift, h&amp;eight</source>
        <translation>Verschiebung &amp;y</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>up to {share} %</source>
        <translation>bis {share} %</translation>
    </message>
    <message>
        <source>Mirror left to ri&amp;ght (horizontal flip)</source>
        <translation>S&amp;piegeln (links und rechts vertauscht)</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Vorschau…</translation>
    </message>
    <message>
        <source>What these changes make of one of your images, as the network gets it</source>
        <translation>Was diese Änderungen aus einem Ihrer Bilder machen, so wie das Netz es bekommt</translation>
    </message>
    <message>
        <source>A&amp;ugmentation</source>
        <translation>A&amp;ugmentierung</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Weights…</source>
        <translation>Gewichte…</translation>
    </message>
    <message>
        <source>Which ImageNet weights are on this computer; import or download others</source>
        <translation>Welche ImageNet-Gewichte auf diesem Computer sind; weitere importieren oder herunterladen</translation>
    </message>
    <message>
        <source>Train from scratch (&amp;no ImageNet weights)</source>
        <translation>&amp;Ohne ImageNet-Gewichte trainieren</translation>
    </message>
    <message>
        <source>{title} has no ImageNet weights here: get them with “Weights…”, tick “Train from scratch”, or choose another one.</source>
        <translation>{title} hat hier keine ImageNet-Gewichte: Holen Sie sie mit „Gewichte…“, oder wählen Sie „Ohne ImageNet-Gewichte trainieren“ oder ein anderes Backbone.</translation>
    </message>
    <message>
        <source>{title} (no weights yet)</source>
        <translation>{title} (noch keine Gewichte)</translation>
    </message>
    <message>
        <source>ImageNet weights: here</source>
        <translation>ImageNet-Gewichte: vorhanden</translation>
    </message>
    <message>
        <source>ImageNet weights: not here yet</source>
        <translation>ImageNet-Gewichte: fehlen noch</translation>
    </message>
    <message>
        <source>Confusion matrix: rows true, columns predicted</source>
        <translation>Konfusionsmatrix: Zeilen wahr, Spalten vorhergesagt</translation>
    </message>
    <message>
        <source>Images of {name}</source>
        <translation>Bilder der Klasse {name}</translation>
    </message>
    <message>
        <source>Taken for {name}</source>
        <translation>Für {name} gehalten</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Tries learning rates on your images for a minute or so and suggests one</source>
        <translation>Probiert etwa eine Minute lang Lernraten an Ihren Bildern und schlägt eine vor</translation>
    </message>
    <message>
        <source>The same seed, settings and images give the same result on this computer.</source>
        <translation>Derselbe Startwert, dieselben Einstellungen und Bilder ergeben auf diesem Computer dasselbe Ergebnis.</translation>
    </message>
    <message>
        <source>{message} Choose another preset or backbone.</source>
        <translation>{message} Wählen Sie eine andere Voreinstellung oder ein anderes Backbone.</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Voreinstellung</translation>
    </message>
    <message>
        <source>&amp;Backbone</source>
        <translation>&amp;Backbone</translation>
    </message>
    <message>
        <source>Ep&amp;ochs</source>
        <translation>&amp;Epochen</translation>
    </message>
    <message>
        <source>Batch si&amp;ze</source>
        <translation>Batch&amp;größe</translation>
    </message>
    <message>
        <source>&amp;Learning rate</source>
        <translation>&amp;Lernrate</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>Start&amp;wert</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>Epoch (0: head found before training)</source>
        <translation>Epoche (0: Kopf vor dem Training)</translation>
    </message>
    <message>
        <source>Best: epoch {number}</source>
        <translation>Beste Epoche: {number}</translation>
    </message>
    <message>
        <source>Best: {number}</source>
        <translation>Beste: {number}</translation>
    </message>
    <message>
        <source>Network {number}</source>
        <translation>Netz {number}</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Continued</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Curves of a training</source>
        <translation>Kurven eines Trainings</translation>
    </message>
    <message>
        <source>Export curves…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Picture (PNG)…</source>
        <translation>&amp;Bild (PNG)…</translation>
    </message>
    <message>
        <source>&amp;Drawing (SVG)…</source>
        <translation>&amp;Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>&amp;Table (CSV)…</source>
        <translation>&amp;Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>The curves were saved as “{name}”.</source>
        <translation>Die Kurven wurden als „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>curves</source>
        <comment>file name</comment>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Save curves as</source>
        <translation>Kurven speichern unter</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>Noch keine Kurven</translation>
    </message>
    <message>
        <source>Press Train: the curves of loss and accuracy grow here while the network learns.</source>
        <translation>Drücken Sie „Trainieren“: Die Kurven von Verlust und Genauigkeit wachsen hier, während das Netz lernt.</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>The first point of the curves appears as soon as there is a first result.</source>
        <translation>Der erste Punkt der Kurven erscheint, sobald es ein erstes Ergebnis gibt.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} Bilder/s</translation>
    </message>
    <message>
        <source>{memory} GB memory</source>
        <translation>{memory} GB RAM</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Wheel or drag to look closer</source>
        <translation>Mausrad oder Ziehen vergrößert</translation>
    </message>
    <message>
        <source>Estimated: this network has not been trained at this image size on this computer yet.</source>
        <translation>Geschätzt: Dieses Netz wurde auf diesem Computer noch nicht mit dieser Bildgröße trainiert.</translation>
    </message>
    <message>
        <source>From the speed that was measured on this computer.</source>
        <translation>Nach der Geschwindigkeit, die auf diesem Computer gemessen wurde.</translation>
    </message>
    <message>
        <source>That is more than is free now: choose a smaller batch or image size, or close other programs.</source>
        <translation>Das ist mehr, als jetzt frei ist: Wählen Sie eine kleinere Batch- oder Bildgröße, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>About {first} to the first result, {whole} in all, {memory} GB of memory.</source>
        <translation>Etwa {first} bis zum ersten Ergebnis, insgesamt {whole}, {memory}&#xa0;GB RAM.</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Balance classes of une&amp;qual size</source>
        <translation>Ungleich große &amp;Klassen ausgleichen</translation>
    </message>
    <message numerus="yes">
        <source>Share each step over %n GPUs</source>
        <translation>
            <numerusform>Jeden Schritt auf %n GPU verteilen</numerusform>
            <numerusform>Jeden Schritt auf %n GPUs verteilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{side} × {side} (own size)</source>
        <translation>{side} × {side} (eigene Größe)</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Keeps the network from being too sure of itself: takes a share of each label and spreads it over all classes.</source>
        <translation>Bewahrt das Netz davor, sich zu sicher zu sein: nimmt einen Anteil jedes Labels und verteilt ihn auf alle Klassen.</translation>
    </message>
    <message>
        <source>Has an effect only where the network is fine-tuned.</source>
        <translation>Wirkt nur, wo das Netz feinabgestimmt wird.</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> Epochen</translation>
    </message>
    <message>
        <source>Ends the training after so many epochs without a lower validation loss.</source>
        <translation>Beendet das Training nach so vielen Epochen ohne geringeren Validierungsverlust.</translation>
    </message>
    <message>
        <source>Networks that are fine-tuned one after the other; their weights are averaged.</source>
        <translation>Netze, die nacheinander feinabgestimmt werden; ihre Gewichte werden gemittelt.</translation>
    </message>
    <message>
        <source>Where classes differ much in size, images of the rare ones count for more.</source>
        <translation>Wo Klassen sehr verschieden groß sind, zählen Bilder der seltenen mehr.</translation>
    </message>
    <message>
        <source>Each GPU computes a part of every batch: choose a larger batch size, or it gains little.</source>
        <translation>Jede GPU rechnet einen Teil jedes Batchs: Wählen Sie eine größere Batchgröße, sonst bringt es wenig.</translation>
    </message>
    <message>
        <source>The network&apos;s own size is the one it was pretrained with. Half the side takes a quarter of the time.</source>
        <translation>Die eigene Größe des Netzes ist die, mit der es vortrainiert wurde. Halbe Kantenlänge braucht ein Viertel der Zeit.</translation>
    </message>
    <message>
        <source>&amp;Image size</source>
        <translation>B&amp;ildgröße</translation>
    </message>
    <message>
        <source>Earl&amp;y stopping</source>
        <translation>&amp;Frühes Beenden</translation>
    </message>
    <message>
        <source>Networ&amp;ks</source>
        <translation>Net&amp;ze</translation>
    </message>
    <message>
        <source>images {side} px</source>
        <translation>Bilder {side} px</translation>
    </message>
    <message numerus="yes">
        <source>stops early after %n epochs</source>
        <translation>
            <numerusform>endet früh nach %n Epoche</numerusform>
            <numerusform>endet früh nach %n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>no early stopping</source>
        <translation>kein frühes Beenden</translation>
    </message>
    <message>
        <source>smoothing {value}</source>
        <translation>Glättung {value}</translation>
    </message>
    <message>
        <source>networks: {number}</source>
        <translation>Netze: {number}</translation>
    </message>
    <message>
        <source>classes balanced</source>
        <translation>Klassen ausgeglichen</translation>
    </message>
    <message>
        <source>classes not balanced</source>
        <translation>Klassen nicht ausgeglichen</translation>
    </message>
    <message>
        <source>all GPUs</source>
        <translation>alle GPUs</translation>
    </message>
    <message>
        <source>The report is not there any more: the run was moved or removed.</source>
        <translation>Der Bericht ist nicht mehr da: Der Lauf wurde verschoben oder entfernt.</translation>
    </message>
    <message>
        <source>The model is not there any more: the run was moved or removed.</source>
        <translation>Das Modell ist nicht mehr da: Der Lauf wurde verschoben oder entfernt.</translation>
    </message>
    <message>
        <source>Save model as</source>
        <translation>Modell speichern unter</translation>
    </message>
    <message>
        <source>Models (*.rsmodel)</source>
        <translation>Modelle (*.rsmodel)</translation>
    </message>
    <message>
        <source>Settings cannot change while a training runs.</source>
        <translation>Während ein Training läuft, lassen sich die Einstellungen nicht ändern.</translation>
    </message>
    <message>
        <source>Data: {name}</source>
        <translation>Daten: {name}</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Keeps the pretrained network as it is and trains a small head on top of it. Ready in seconds.</source>
        <translation>Lässt das vortrainierte Netz, wie es ist, und trainiert darauf einen kleinen Kopf. In Sekunden fertig.</translation>
    </message>
    <message>
        <source>{preset} (changed)</source>
        <translation>{preset} (geändert)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Changed: {settings}</source>
        <translation>Geändert: {settings}</translation>
    </message>
    <message>
        <source>Back to the preset’s own values: {settings}</source>
        <translation>Zurück zu den Werten der Voreinstellung: {settings}</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Begins like Instant, then fine-tunes the upper part of the network. Takes minutes; the usual choice.</source>
        <translation>Beginnt wie „Sofort“ und stimmt dann den oberen Teil des Netzes fein ab. Dauert Minuten; die übliche Wahl.</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>A larger network, fine-tuned longer and several times; the results are averaged. Up to an hour or so.</source>
        <translation>Ein größeres Netz, länger und mehrmals feinabgestimmt; die Ergebnisse werden gemittelt. Bis etwa eine Stunde.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>The tutorial of Lakhani et al. (2018) to the letter: InceptionV3, every layer trained. Slow without a GPU.</source>
        <translation>Genau nach der Anleitung von Lakhani et al. (2018): InceptionV3, jede Schicht trainiert. Langsam ohne GPU.</translation>
    </message>
    <message>
        <source>Augmentation preview</source>
        <translation>Vorschau der Augmentierung</translation>
    </message>
    <message>
        <source>Other image…</source>
        <translation>Anderes Bild…</translation>
    </message>
    <message>
        <source>Other changes</source>
        <translation>Andere Änderungen</translation>
    </message>
    <message>
        <source>Draw other random changes with the same settings</source>
        <translation>Mit denselben Einstellungen andere zufällige Änderungen ziehen</translation>
    </message>
    <message>
        <source>Starting TensorFlow… (only the first time)</source>
        <translation>TensorFlow wird gestartet… (nur beim ersten Mal)</translation>
    </message>
    <message>
        <source>Choose an image to see what changes.</source>
        <translation>Wählen Sie ein Bild, um die Änderungen zu sehen.</translation>
    </message>
    <message>
        <source>{name}, as training gets it</source>
        <translation>{name}, wie das Training es bekommt</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Nine pictures: the image itself in the middle, changed ones around it</source>
        <translation>Neun Bilder: in der Mitte das Bild selbst, darum herum veränderte</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Training is complete.</source>
        <translation>Das Training ist abgeschlossen.</translation>
    </message>
    <message>
        <source>Training was stopped; the best so far was kept.</source>
        <translation>Das Training wurde beendet; der bisher beste Stand wurde behalten.</translation>
    </message>
    <message>
        <source>Training was cancelled; no model was kept.</source>
        <translation>Das Training wurde abgebrochen; kein Modell wurde behalten.</translation>
    </message>
    <message>
        <source>Training could not go on.</source>
        <translation>Das Training konnte nicht weitergehen.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>Epoche {number}</translation>
    </message>
    <message>
        <source>epoch {number} of {total}</source>
        <translation>Epoche {number} von {total}</translation>
    </message>
    <message>
        <source>Cancelling: the batch ends, nothing is kept…</source>
        <translation>Wird abgebrochen: Der Batch endet, nichts wird behalten…</translation>
    </message>
    <message>
        <source>Stopping: the batch is finished and the best so far is kept…</source>
        <translation>Wird beendet: Der Batch läuft zu Ende, der bisher beste Stand bleibt…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Training network {number} of {count}</source>
        <translation>Netz {number} von {count} wird trainiert</translation>
    </message>
    <message>
        <source>Validation so far: {share}</source>
        <translation>Validierung bisher: {share}</translation>
    </message>
    <message>
        <source>Validation so far: {share} ({interval})</source>
        <translation>Validierung bisher: {share} ({interval})</translation>
    </message>
    <message>
        <source>A training is running.</source>
        <translation>Ein Training läuft.</translation>
    </message>
    <message>
        <source>Nothing to pause: no training is running.</source>
        <translation>Nichts anzuhalten: Es läuft kein Training.</translation>
    </message>
    <message>
        <source>It is ending already.</source>
        <translation>Es endet schon.</translation>
    </message>
    <message>
        <source>Nothing to stop: no training is running.</source>
        <translation>Nichts zu beenden: Es läuft kein Training.</translation>
    </message>
    <message>
        <source>It is stopping already.</source>
        <translation>Es wird schon beendet.</translation>
    </message>
    <message>
        <source>Nothing to cancel: no training is running.</source>
        <translation>Nichts abzubrechen: Es läuft kein Training.</translation>
    </message>
    <message>
        <source>It is being cancelled already.</source>
        <translation>Es wird schon abgebrochen.</translation>
    </message>
    <message>
        <source>The network is trained for a moment with ever larger learning rates. A good one lies where the loss falls steeply, well before it rises again. Nothing of this is kept.</source>
        <translation>Das Netz wird kurz mit immer größeren Lernraten trainiert. Eine gute liegt dort, wo der Verlust steil fällt, deutlich bevor er wieder steigt. Nichts davon wird behalten.</translation>
    </message>
    <message>
        <source>Starting TensorFlow</source>
        <translation>TensorFlow wird gestartet</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>Lernrate suchen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing is found yet.</source>
        <translation>Noch ist nichts gefunden.</translation>
    </message>
    <message>
        <source>No rate stands out. Keep the one that the preset gives.</source>
        <translation>Keine Lernrate sticht hervor. Behalten Sie die der Voreinstellung.</translation>
    </message>
    <message>
        <source>There is no suggestion.</source>
        <translation>Es gibt keinen Vorschlag.</translation>
    </message>
    <message>
        <source>Use {rate}</source>
        <translation>{rate} übernehmen</translation>
    </message>
    <message>
        <source>The dashed line marks the suggested rate: the loss still falls there, well before it rises again.</source>
        <translation>Die gestrichelte Linie zeigt die vorgeschlagene Lernrate: Dort fällt der Verlust noch, deutlich bevor er wieder steigt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>After training you read here how many validation images were told apart, with the interval that their number allows, and the same for your test folder.</source>
        <translation>Nach dem Training lesen Sie hier, wie viele Validierungsbilder richtig unterschieden wurden, mit dem Intervall, das ihre Zahl erlaubt, und dasselbe für Ihren Testordner.</translation>
    </message>
    <message>
        <source>Not of the data that are chosen now.</source>
        <translation>Nicht von den Daten, die jetzt gewählt sind.</translation>
    </message>
    <message>
        <source>{images}: rows true, columns predicted</source>
        <translation>{images}: Zeilen wahr, Spalten vorhergesagt</translation>
    </message>
    <message>
        <source>{images}: ROC curve</source>
        <translation>{images}: ROC-Kurve</translation>
    </message>
    <message>
        <source>{images}: ROC curve ({name})</source>
        <translation>{images}: ROC-Kurve ({name})</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>Score images with this model</source>
        <translation>Mit diesem Modell bewerten</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Save model…</source>
        <translation>Modell speichern…</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>Training läuft…</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Result all done after {total}.</source>
        <translation>Alles fertig nach {total}.</translation>
    </message>
    <message>
        <source>First validation result after {first}, all done after {total}.</source>
        <translation>Erstes Validierungsergebnis nach {first}, alles fertig nach {total}.</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>a training</comment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>a training</comment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Validation images that the network gets most wrong</source>
        <translation>Validierungsbilder, bei denen das Netz am weitesten danebenliegt</translation>
    </message>
    <message>
        <source>Hardest validation images</source>
        <translation>Schwierigste Validierungsbilder</translation>
    </message>
    <message>
        <source>Open it in the viewer</source>
        <translation>Im Betrachter öffnen</translation>
    </message>
    <message>
        <source>taken for {name}</source>
        <translation>für {name} gehalten</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>erkannt</translation>
    </message>
    <message>
        <source>{share} for {name}</source>
        <translation>{share} für {name}</translation>
    </message>
    <message>
        <source>Wheel, drag or + and − zoom; arrow keys, or dragging with Shift, move; double click or Home shows all.</source>
        <translation>Mausrad, Ziehen oder + und − zoomen; Pfeiltasten oder Ziehen mit Umschalt verschieben; Doppelklick oder Pos1 zeigt alles.</translation>
    </message>
    <message>
        <source>A network that has learned from the photographs of ImageNet needs far fewer radiographs than one that begins from nothing. Import a weights file of keras.applications (.h5) that you have, or download one.</source>
        <translation>Ein Netz, das an den Fotos von ImageNet gelernt hat, braucht weit weniger Röntgenbilder als eines, das bei null beginnt. Importieren Sie eine vorhandene Gewichtsdatei von keras.applications (.h5), oder laden Sie eine herunter.</translation>
    </message>
    <message>
        <source>Choose a network in the table first.</source>
        <translation>Wählen Sie zuerst ein Netz in der Tabelle.</translation>
    </message>
    <message>
        <source>The weights of this network come with the program.</source>
        <translation>Die Gewichte dieses Netzes gehören zum Programm.</translation>
    </message>
    <message>
        <source>Wait for the work in progress, or cancel it.</source>
        <translation>Warten Sie den laufenden Vorgang ab, oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>&amp;Hide identity and file names at the start</source>
        <translation>&amp;Identität und Dateinamen beim Start verbergen</translation>
    </message>
    <message>
        <source>For demonstrations and teaching; Ctrl+H shows and hides them at any time</source>
        <translation>Für Vorführungen und Unterricht; Strg+H zeigt und verbirgt sie jederzeit</translation>
    </message>
    <message>
        <source>Runs and models</source>
        <translation>Läufe und Modelle</translation>
    </message>
    <message>
        <source>Network weights</source>
        <translation>Netzgewichte</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>&amp;Import file…</source>
        <translation>Datei &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>&amp;Herunterladen…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Checking “{name}”…</source>
        <translation>„{name}“ wird geprüft…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>Imported and downloaded weights lie in {folder}</source>
        <translation>Importierte und heruntergeladene Gewichte liegen in {folder}</translation>
    </message>
    <message>
        <source>Networks and their weights</source>
        <translation>Netze und ihre Gewichte</translation>
    </message>
    <message>
        <source>There are no weights of this network here to remove.</source>
        <translation>Von diesem Netz sind keine Gewichte hier, die sich entfernen ließen.</translation>
    </message>
    <message>
        <source>The published weights of this network are here already.</source>
        <translation>Die veröffentlichten Gewichte dieses Netzes sind schon hier.</translation>
    </message>
    <message>
        <source>{done} of {total} have arrived.</source>
        <translation>{done} von {total} sind angekommen.</translation>
    </message>
    <message>
        <source>The weights of {title} are here.</source>
        <translation>Die Gewichte von {title} sind da.</translation>
    </message>
    <message>
        <source>They are the published ones.</source>
        <translation>Es sind die veröffentlichten.</translation>
    </message>
    <message>
        <source>The weights were removed.</source>
        <translation>Die Gewichte wurden entfernt.</translation>
    </message>
    <message>
        <source>Cancelled. What has arrived is kept: the next download goes on from there.</source>
        <translation>Abgebrochen. Was angekommen ist, bleibt: Der nächste Download macht dort weiter.</translation>
    </message>
    <message>
        <source>Keras weights (*.h5 *.hdf5);;All files (*)</source>
        <translation>Keras-Gewichte (*.h5 *.hdf5);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import network weights</source>
        <translation>Netzgewichte importieren</translation>
    </message>
    <message>
        <source>Download the weights of {title}?</source>
        <translation>Gewichte von {title} herunterladen?</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
    <message>
        <source>Remove the weights of {title}?</source>
        <translation>Gewichte von {title} entfernen?</translation>
    </message>
    <message>
        <source>The file is deleted. Models that were trained with it keep working.</source>
        <translation>Die Datei wird gelöscht. Modelle, die damit trainiert wurden, funktionieren weiter.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>{name}: the file that its authors published.</source>
        <translation>{name}: die Datei, die seine Autoren veröffentlicht haben.</translation>
    </message>
    <message>
        <source>{name}: its shapes fit, but it is not known to be the published file.</source>
        <translation>{name}: Die Formen passen, doch ob es die veröffentlichte Datei ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Its weights ({size}) are not here. They are published as {address}</source>
        <translation>Seine Gewichte ({size}) sind nicht hier. Veröffentlicht sind sie unter {address}</translation>
    </message>
    <message>
        <source>{size} come from {server}. Nothing of yours is sent. Licence of the weights: {licence}.</source>
        <translation>{size} kommen von {server}. Von Ihren Daten wird nichts gesendet. Lizenz der Gewichte: {licence}.</translation>
    </message>
    <message>
        <source>{size} ({left} are still to come) come from {server}. Nothing of yours is sent. Licence of the weights: {licence}.</source>
        <translation>{size} (davon fehlen noch {left}) kommen von {server}. Von Ihren Daten wird nichts gesendet. Lizenz der Gewichte: {licence}.</translation>
    </message>
    <message>
        <source>imported, verified</source>
        <translation>importiert, geprüft</translation>
    </message>
    <message>
        <source>imported, not verified</source>
        <translation>importiert, nicht geprüft</translation>
    </message>
    <message>
        <source>downloaded, verified</source>
        <translation>heruntergeladen, geprüft</translation>
    </message>
    <message>
        <source>downloaded, not verified</source>
        <translation>heruntergeladen, nicht geprüft</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>gehört zum Programm</translation>
    </message>
    <message>
        <source>missing ({size} downloaded)</source>
        <translation>fehlt ({size} heruntergeladen)</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>about {number}</source>
        <translation>etwa {number}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>ImageNet weights: what a network has learned before it sees a radiograph</source>
        <translation>ImageNet-Gewichte: was ein Netz gelernt hat, bevor es ein Röntgenbild sieht</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Size of the picture it was trained on, in pixels</source>
        <translation>Größe der Bilder, mit denen es trainiert wurde, in Pixeln</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Without the ImageNet classifier</source>
        <translation>Ohne den ImageNet-Klassifikator</translation>
    </message>
    <message>
        <source>ImageNet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>Top-1 accuracy that its authors publish</source>
        <translation>Top-1-Genauigkeit, die seine Autoren angeben</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Forward passes at its own size; “about” where this computer has not measured it</source>
        <translation>Vorwärtsdurchläufe in der eigenen Größe; „etwa“, wo dieser Computer es nicht gemessen hat</translation>
    </message>
    <message>
        <source>Licence of the weights</source>
        <translation>Lizenz der Gewichte</translation>
    </message>
    <message>
        <source>None of the added epochs was better: the model is the same as before.</source>
        <translation>Keine der zusätzlichen Epochen war besser: Das Modell ist dasselbe wie vorher.</translation>
    </message>
    <message>
        <source>More images may help; more epochs hardly will.</source>
        <translation>Mehr Bilder können helfen, mehr Epochen kaum.</translation>
    </message>
    <message>
        <source>Network {number}: {sentence}</source>
        <translation>Netz {number}: {sentence}</translation>
    </message>
    <message>
        <source>It ended early, after epoch {epoch}: the validation loss had not fallen for {patience} epochs.</source>
        <translation>Das Training endete früh, nach Epoche {epoch}: Der Validierungsverlust war seit {patience} Epochen nicht gefallen.</translation>
    </message>
    <message>
        <source>Lower the learning rate, for example {rate}.</source>
        <translation>Senken Sie die Lernrate, zum Beispiel auf {rate}.</translation>
    </message>
    <message>
        <source>Lower the learning rate.</source>
        <translation>Senken Sie die Lernrate.</translation>
    </message>
    <message>
        <source>The training loss jumps up and down.</source>
        <translation>Der Trainingsverlust springt auf und ab.</translation>
    </message>
    <message>
        <source>The network does not learn: the training loss hardly falls.</source>
        <translation>Das Netz lernt nicht: Der Trainingsverlust sinkt kaum.</translation>
    </message>
    <message>
        <source>Choose a backbone with pretrained weights.</source>
        <translation>Wählen Sie ein Backbone mit vortrainierten Gewichten.</translation>
    </message>
    <message>
        <source>Try the preset Balanced, which tunes the network itself.</source>
        <translation>Versuchen Sie die Voreinstellung „Ausgewogen“, die das Netz selbst anpasst.</translation>
    </message>
    <message>
        <source>Check that the classes are right, then try a higher learning rate.</source>
        <translation>Prüfen Sie, ob die Klassen stimmen, und versuchen Sie dann eine höhere Lernrate.</translation>
    </message>
    <message>
        <source>It overfits: the training loss still falls, but the validation loss rises.</source>
        <translation>Überanpassung: Der Trainingsverlust sinkt noch, aber der Validierungsverlust steigt.</translation>
    </message>
    <message>
        <source>You can stop now: the best epoch is kept.</source>
        <translation>Sie können jetzt beenden: Die beste Epoche wird behalten.</translation>
    </message>
    <message>
        <source>The best epoch was kept; next time switch augmentation on.</source>
        <translation>Die beste Epoche wurde behalten; schalten Sie beim nächsten Mal die Augmentierung ein.</translation>
    </message>
    <message>
        <source>The best epoch was kept; next time use more images, stronger augmentation or fewer epochs.</source>
        <translation>Die beste Epoche wurde behalten; nehmen Sie beim nächsten Mal mehr Bilder, stärkere Augmentierung oder weniger Epochen.</translation>
    </message>
    <message>
        <source>The validation loss has not fallen for {epochs} epochs.</source>
        <translation>Der Validierungsverlust ist seit {epochs} Epochen nicht gesunken.</translation>
    </message>
    <message>
        <source>There are no validation images.</source>
        <translation>Es gibt keine Validierungsbilder.</translation>
    </message>
    <message>
        <source>Add some to know what was learned.</source>
        <translation>Fügen Sie welche hinzu, um zu wissen, was gelernt wurde.</translation>
    </message>
    <message>
        <source>With so few validation images the true accuracy may lie anywhere from {low:.0f} to {high:.0f} %.</source>
        <translation>Bei so wenigen Validierungsbildern kann die wahre Genauigkeit irgendwo zwischen {low:.0f} und {high:.0f} % liegen.</translation>
    </message>
    <message>
        <source>Add validation images before you compare settings.</source>
        <translation>Fügen Sie Validierungsbilder hinzu, bevor Sie Einstellungen vergleichen.</translation>
    </message>
    <message>
        <source>The head found before the first epoch tells the classes apart.</source>
        <translation>Der vor der ersten Epoche gefundene Kopf unterscheidet die Klassen.</translation>
    </message>
    <message>
        <source>No need to go on.</source>
        <translation>Weiterzumachen ist nicht nötig.</translation>
    </message>
    <message>
        <source>No epoch was better than the head found before the first one.</source>
        <translation>Keine Epoche war besser als der Kopf, der vor der ersten gefunden wurde.</translation>
    </message>
    <message>
        <source>Try the preset Balanced to gain more.</source>
        <translation>Die Voreinstellung „Ausgewogen“ könnte mehr bringen.</translation>
    </message>
    <message>
        <source>Try a lower learning rate to gain more.</source>
        <translation>Eine niedrigere Lernrate könnte mehr bringen.</translation>
    </message>
    <message>
        <source>The validation loss was still falling at the end.</source>
        <translation>Der Validierungsverlust sank am Ende noch.</translation>
    </message>
    <message>
        <source>Continue the run for more epochs: it may get better.</source>
        <translation>Verlängern Sie den Lauf um weitere Epochen: Er kann noch besser werden.</translation>
    </message>
    <message>
        <source>The validation loss was lowest in epoch {epoch} and higher in all after it.</source>
        <translation>Der Validierungsverlust war in Epoche {epoch} am niedrigsten und in allen danach höher.</translation>
    </message>
    <message>
        <source>The best epoch was kept; more images may help.</source>
        <translation>Die beste Epoche wurde behalten; mehr Bilder helfen vielleicht.</translation>
    </message>
    <message>
        <source>Learning has levelled off.</source>
        <translation>Das Lernen hat sich eingependelt.</translation>
    </message>
    <message>
        <source>More epochs would change little; more images may help.</source>
        <translation>Weitere Epochen würden wenig ändern; mehr Bilder können helfen.</translation>
    </message>
    <message>
        <source>Images: {part}</source>
        <translation>Bilder: {part}</translation>
    </message>
    <message>
        <source>Continues</source>
        <translation>Verlängert</translation>
    </message>
    <message>
        <source>No file in this folder can be read.</source>
        <translation>In diesem Ordner ist keine Datei lesbar.</translation>
    </message>
    <message>
        <source>Choose a folder with radiographs.</source>
        <translation>Wählen Sie einen Ordner mit Röntgenbildern.</translation>
    </message>
    <message>
        <source>Evaluation report</source>
        <translation>Auswertungsbericht</translation>
    </message>
    <message>
        <source>A run needs a name.</source>
        <translation>Ein Lauf braucht einen Namen.</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>Geben Sie einen ein.</translation>
    </message>
    <message>
        <source>A name has {number} letters at most.</source>
        <translation>Ein Name hat höchstens {number} Zeichen.</translation>
    </message>
    <message>
        <source>Put the rest into the note.</source>
        <translation>Schreiben Sie den Rest in die Notiz.</translation>
    </message>
    <message>
        <source>A note has {number} letters at most.</source>
        <translation>Eine Notiz hat höchstens {number} Zeichen.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Kürzen Sie sie.</translation>
    </message>
    <message>
        <source>before its first epoch</source>
        <translation>vor der ersten Epoche</translation>
    </message>
    <message>
        <source>in epoch {epoch} of {epochs}</source>
        <translation>in Epoche {epoch} von {epochs}</translation>
    </message>
    <message>
        <source>after epoch {epoch} of {epochs}</source>
        <translation>nach Epoche {epoch} von {epochs}</translation>
    </message>
    <message>
        <source>The run “{name}” is not there any more.</source>
        <translation>Der Lauf „{name}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>Sehen Sie in der Liste nach.</translation>
    </message>
    <message>
        <source>The run “{name}” goes on.</source>
        <translation>Der Lauf „{name}“ ist noch nicht zu Ende.</translation>
    </message>
    <message>
        <source>Stop it first, or wait for its end.</source>
        <translation>Beenden Sie ihn zuerst, oder warten Sie auf sein Ende.</translation>
    </message>
    <message>
        <source>The run “{name}” lies where there is no trash, as on a network drive.</source>
        <translation>Der Lauf „{name}“ liegt an einem Ort ohne Papierkorb, etwa auf einem Netzlaufwerk.</translation>
    </message>
    <message>
        <source>It can be deleted for good.</source>
        <translation>Er kann endgültig gelöscht werden.</translation>
    </message>
    <message>
        <source>The run “{name}” cannot be deleted ({reason}).</source>
        <translation>Der Lauf „{name}“ kann nicht gelöscht werden ({reason}).</translation>
    </message>
    <message>
        <source>Close what has its files open, and try again.</source>
        <translation>Schließen Sie die Programme, die seine Dateien geöffnet haben, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Looking through the folders</source>
        <translation>Ordner werden durchgesehen</translation>
    </message>
    <message>
        <source>{error} The model was saved as {place}.</source>
        <translation>{error} Das Modell wurde als {place} gespeichert.</translation>
    </message>
    <message>
        <source>The model was kept with its run only. {error}</source>
        <translation>Das Modell liegt nur bei seinem Lauf. {error}</translation>
    </message>
    <message>
        <source>{error} The training goes on; its curves may be missing in the history.</source>
        <translation>{error} Das Training geht weiter; seine Kurven können in der Liste der Läufe fehlen.</translation>
    </message>
    <message>
        <source>The run that this one continues is gone, or its model is.</source>
        <translation>Der Lauf, den dieser verlängert, oder sein Modell fehlt.</translation>
    </message>
    <message>
        <source>Put it back from the trash, or train anew.</source>
        <translation>Holen Sie ihn aus dem Papierkorb zurück, oder trainieren Sie neu.</translation>
    </message>
    <message>
        <source>The run to continue kept no model.</source>
        <translation>Zu dem Lauf, der verlängert werden soll, gibt es kein Modell.</translation>
    </message>
    <message>
        <source>Choose a run that has one, or train anew.</source>
        <translation>Wählen Sie einen Lauf, der eines hat, oder trainieren Sie neu.</translation>
    </message>
    <message>
        <source>{epochs} more epochs cannot be trained.</source>
        <translation>{epochs} weitere Epochen können nicht trainiert werden.</translation>
    </message>
    <message>
        <source>Choose 1 to 1000.</source>
        <translation>Wählen Sie 1 bis 1000.</translation>
    </message>
    <message>
        <source>The settings of “{name}” are those of another version of the program.</source>
        <translation>Die Einstellungen von „{name}“ stammen aus einer anderen Version des Programms.</translation>
    </message>
    <message>
        <source>Choose them by hand; the run&apos;s details list them.</source>
        <translation>Wählen Sie sie von Hand; die Einzelheiten des Laufs führen sie auf.</translation>
    </message>
    <message>
        <source>This run does not say which folders it used.</source>
        <translation>In diesem Lauf steht nicht, welche Ordner er verwendet hat.</translation>
    </message>
    <message>
        <source>Choose the folders, and train anew.</source>
        <translation>Wählen Sie die Ordner, und trainieren Sie neu.</translation>
    </message>
    <message>
        <source>(file)</source>
        <translation>(Datei)</translation>
    </message>
    <message>
        <source>(folder)</source>
        <translation>(Ordner)</translation>
    </message>
    <message>
        <source>Name a file, for example run.zip.</source>
        <translation>Nennen Sie eine Datei, zum Beispiel lauf.zip.</translation>
    </message>
    <message>
        <source>Training report: test</source>
        <translation>Trainingsbericht: Test</translation>
    </message>
    <message>
        <source>Training report: validation</source>
        <translation>Trainingsbericht: Validierung</translation>
    </message>
    <message numerus="yes">
        <source>%n files left out. {name}: {message}</source>
        <translation>
            <numerusform>%n Datei ausgelassen. {name}: {message}</numerusform>
            <numerusform>%n Dateien ausgelassen. {name}: {message}</numerusform>
        </translation>
    </message>
    <message>
        <source>The record of the run was not written. {error}</source>
        <translation>Die Angaben zum Lauf wurden nicht geschrieben. {error}</translation>
    </message>
    <message>
        <source>The report was not written. {error}</source>
        <translation>Der Bericht wurde nicht geschrieben. {error}</translation>
    </message>
    <message>
        <source>Testing on {number} radiographs</source>
        <translation>Test an {number} Röntgenbildern</translation>
    </message>
    <message numerus="yes">
        <source>%n test files left out: {message}</source>
        <translation>
            <numerusform>%n Testdatei ausgelassen: {message}</numerusform>
            <numerusform>%n Testdateien ausgelassen: {message}</numerusform>
        </translation>
    </message>
    <message>
        <source>The training ended because of a fault in the program.</source>
        <translation>Das Training endete durch einen Fehler im Programm.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, report it with the log.</source>
        <translation>Versuchen Sie es erneut; tritt es wieder auf, melden Sie es mit dem Protokoll.</translation>
    </message>
    <message>
        <source>“{name}” is a folder, not a model file.</source>
        <translation>„{name}“ ist ein Ordner, keine Modelldatei.</translation>
    </message>
    <message>
        <source>Name a file, for example model.rsmodel.</source>
        <translation>Nennen Sie eine Datei, zum Beispiel modell.rsmodel.</translation>
    </message>
    <message>
        <source>en</source>
        <comment>language code of the report</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>Model {name}</source>
        <translation>Modell {name}</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>True</source>
        <comment>the true class</comment>
        <translation>Tatsächlich</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC-Kurve</translation>
    </message>
    <message>
        <source>The dot is the rule of the program: the most probable class.</source>
        <translation>Der Punkt zeigt die Entscheidungsregel des Programms: die wahrscheinlichste Klasse.</translation>
    </message>
    <message>
        <source>Not available: it takes images of at least two classes.</source>
        <translation>Nicht verfügbar: Dazu braucht es Bilder aus mindestens zwei Klassen.</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Nach Klasse</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>CI: confidence interval, exact (Clopper and Pearson). Area under the curve: Newcombe’s method 5 for two classes, stratified bootstrap for more.</source>
        <translation>KI: Konfidenzintervall, exakt (Clopper und Pearson). Fläche unter der Kurve: Methode 5 nach Newcombe bei zwei Klassen, stratifizierter Bootstrap bei mehr.</translation>
    </message>
    <message>
        <source>Precision (positive predictive value) depends on how common a class is in these images.</source>
        <translation>Die Präzision (positiver prädiktiver Wert) hängt davon ab, wie häufig eine Klasse in diesen Bildern ist.</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>Lernkurven</translation>
    </message>
    <message>
        <source>Loss and accuracy by epoch</source>
        <translation>Verlust und Genauigkeit je Epoche</translation>
    </message>
    <message>
        <source>Part</source>
        <comment>of the data: training, validation or test</comment>
        <translation>Teil</translation>
    </message>
    <message>
        <source>All</source>
        <comment>the sum of all classes</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Training settings</source>
        <translation>Trainingseinstellungen</translation>
    </message>
    <message>
        <source>Image by image</source>
        <translation>Bild für Bild</translation>
    </message>
    <message>
        <source>{wrong} of {total} wrong, listed first.</source>
        <translation>{wrong} von {total} falsch, zuerst aufgeführt.</translation>
    </message>
    <message>
        <source>{wrong} of {total} wrong.</source>
        <translation>{wrong} von {total} falsch.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>right</source>
        <comment>not wrong</comment>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>error</source>
        <comment>before a sentence</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>before a sentence</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>info</source>
        <comment>before a sentence</comment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>The cache was not emptied: a training is writing to it.</source>
        <translation>Der Zwischenspeicher wurde nicht geleert: Ein Training schreibt gerade hinein.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. It goes on; if it behaves oddly, start it again.</source>
        <translation>Im Programm ist etwas schiefgegangen. Es läuft weiter; starten Sie es neu, falls es sich seltsam verhält.</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time.</source>
        <translation>Das Programm wurde beim letzten Mal unerwartet beendet.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation>Im Programm ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Der Bericht liegt in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The report was saved as “{name}”.</source>
        <translation>Der Bericht wurde als „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Save report as</source>
        <translation>Bericht speichern unter</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Nothing is sent by itself. Names, identifiers and places of files were taken out; please read the report before you pass it on.</source>
        <translation>Nichts wird von selbst gesendet. Namen, Kennungen und Speicherorte wurden entfernt; bitte lesen Sie den Bericht, bevor Sie ihn weitergeben.</translation>
    </message>
    <message>
        <source>The diagnostic report is on the clipboard: names and places of files were taken out.</source>
        <translation>Der Diagnosebericht liegt in der Zwischenablage: Namen und Speicherorte wurden entfernt.</translation>
    </message>
</context>
</TS>
